package dev.waybill.system.container;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What is tested is what is shipped, with the test classes and their libraries added to its WAR. */
final class Deployments {
    private Deployments() {
    }

    static Archive<?> withTests(Class<?>... tests) {
        if (System.getProperty("arquillian.launch").equals("payara-micro")) {
            return addTests(ShrinkWrap.createFromZipFile(WebArchive.class, shipped("micro.war")), tests);
        }
        EnterpriseArchive ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, shipped("waybill.ear"));
        WebArchive war = addTests(ear.getAsType(WebArchive.class, "order-web.war"), tests);
        return ear.addAsModule(Testable.archiveToTest(war));
    }

    private static WebArchive addTests(WebArchive war, Class<?>... tests) {
        return war.addClasses(tests).addAsLibraries(jar(Assertions.class), jar(Awaitility.class), jar(Matcher.class));
    }

    private static File shipped(String name) {
        return Path.of(System.getProperty("waybill.distribution"), name).toFile();
    }

    private static File jar(Class<?> type) {
        try {
            return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
