package dev.waybill.system.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.interceptor.Interceptors;
import jakarta.jms.JMSContext;
import jakarta.transaction.Transactional;
import java.util.Arrays;

/** The arrows of the house: business modules -> messaging -> events, and what goes with them. */
@AnalyzeClasses(packages = "dev.waybill", importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.Application.class})
class ArchitectureTest {
    private static final String[] ORDER = {"dev.waybill.order..", "dev.waybill.catalogue..", "dev.waybill.stock..",
        "dev.waybill.quote..", "dev.waybill.customer..", "dev.waybill.timeline..", "dev.waybill.sales..",
        "dev.waybill.deadletter..", "dev.waybill.operator..", "dev.waybill.rest.."};

    @ArchTest
    static final ArchRule arrows = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("events").definedBy("dev.waybill.events..")
            .layer("messaging").definedBy("dev.waybill.messaging..")
            .layer("order").definedBy(ORDER)
            .layer("inventory").definedBy("dev.waybill.inventory..")
            .layer("payment").definedBy("dev.waybill.payment..")
            .layer("notification").definedBy("dev.waybill.notification..")
            .layer("analytics").definedBy("dev.waybill.analytics..")
            .whereLayer("order").mayNotBeAccessedByAnyLayer()
            .whereLayer("inventory").mayOnlyBeAccessedByLayers("order")
            .whereLayer("payment").mayOnlyBeAccessedByLayers("order")
            .whereLayer("notification").mayOnlyBeAccessedByLayers("order")
            .whereLayer("analytics").mayOnlyBeAccessedByLayers("order")
            .whereLayer("messaging").mayOnlyBeAccessedByLayers("order", "inventory", "payment", "notification", "analytics");

    @ArchTest
    static final ArchRule orderAsksOthersThroughTheirLocalInterfacesOnly = noClasses().that().resideInAnyPackage(ORDER)
            .should().dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("dev.waybill.inventory..", "dev.waybill.payment..",
                    "dev.waybill.notification..", "dev.waybill.analytics..").and(DescribedPredicate.describe("are neither interface nor value",
                    type -> !type.isInterface() && !type.isRecord() && !type.isEnum() && !type.isAssignableTo(Throwable.class))));

    @ArchTest
    static final ArchRule paymentKnowsItsProviderByTheGatewayAlone = noClasses().that().resideInAPackage("dev.waybill.payment..")
            .and().resideOutsideOfPackage("dev.waybill.payment.provider..")
            .should().dependOnClassesThat().resideInAPackage("dev.waybill.payment.provider..");

    @ArchTest
    static final ArchRule theContractKnowsNoServer = noClasses().that().resideInAPackage("dev.waybill.events..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule onlyMessagingSpeaksJms = noClasses().that().resideOutsideOfPackage("dev.waybill.messaging..")
            .should().dependOnClassesThat().areAssignableTo(JMSContext.class);

    @ArchTest
    static final ArchRule theCodeIsServerNeutral = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("fish.payara..", "org.glassfish..", "com.sun..", "org.apache.activemq..", "org.eclipse.persistence..", "org.postgresql..");

    /** On Payara such a method, called by a listener or a timer, works on a database connection outside of any transaction. */
    @ArchTest
    static final ArchRule newTransactionsBelongToSessionBeans = noMethods().should().beAnnotatedWith(newTransaction());

    @ArchTest
    static final ArchRule newTransactionsBelongToSessionBeansAsAWhole = noClasses().should().beAnnotatedWith(newTransaction());

    /** One that works in no transaction has nothing to roll back, or does so itself. */
    @ArchTest
    static final ArchRule sessionBeansRollBackOnCheckedExceptions = classes().that().areAnnotatedWith(Stateless.class)
            .and().areNotAnnotatedWith(DescribedPredicate.describe("NOT_SUPPORTED", annotation ->
                    annotation.getRawType().isEquivalentTo(TransactionAttribute.class)
                            && annotation.getProperties().get("value").toString().contains("NOT_SUPPORTED")))
            .should().beAnnotatedWith(DescribedPredicate.describe("RollbackOnCheckedException", annotation ->
                    annotation.getRawType().isEquivalentTo(Interceptors.class)
                            && Arrays.toString((Object[]) annotation.getProperties().get("value")).contains("RollbackOnCheckedException")));

    private static DescribedPredicate<JavaAnnotation<?>> newTransaction() {
        return DescribedPredicate.describe("@Transactional(REQUIRES_NEW)", annotation ->
                annotation.getRawType().isEquivalentTo(Transactional.class)
                        && annotation.getProperties().get("value").toString().contains("REQUIRES_NEW"));
    }

    @ArchTest
    static final ArchRule listenersAreThinAdapters = classes().that().areAnnotatedWith(MessageDriven.class)
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "jakarta..", "dev.waybill..")
            .andShould().haveSimpleNameEndingWith("Listener");

    @ArchTest
    static final ArchRule noCyclesBetweenFeatures = SlicesRuleDefinition.slices().matching("dev.waybill.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noVagueNames = noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

    /** The launcher and the judge, on the same class path, are programs of their own; so is what manages the broker. */
    static class Application implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("dev/waybill/launcher") && !location.contains("dev/waybill/judge")
                    && !location.contains("dev/waybill/broker");
        }
    }
}
