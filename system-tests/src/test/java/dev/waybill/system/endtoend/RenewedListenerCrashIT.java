package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.judge.Scope;
import dev.waybill.launcher.Broker;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import dev.waybill.system.reliability.SystemJudge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The broker dies while a session, whose connection it had broken just before, is about to take messages again. */
class RenewedListenerCrashIT {
    private static final int HELD_MILLIS = 12_000;
    /** Between the two halves of a start: the consumer's, and the session's. */
    private static final String RULE = """
            RULE hold a session that starts
            CLASS org.apache.activemq.artemis.core.client.impl.ClientSessionImpl
            METHOD start()
            AT INVOKE sessionStart
            BIND armed = new java.io.File("%s")
            IF armed.exists() AND callerEquals("%s")
            DO traceOpen("held", "%s"), traceln("held", "held"), traceClose("held"), delay(%d)
            ENDRULE
            """;

    /** A rollback starts the session once more; so does a start of the listener's sessions, which are being made anew then. */
    @ParameterizedTest
    @ValueSource(strings = {"rollback", "start"})
    void itsListenerTakesMessagesAgain(String caller) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "renewed-");
        Path armed = folder.resolve("armed");
        Path held = folder.resolve("held");
        Path script = Files.writeString(folder.resolve("hold.btm"), RULE.formatted(armed, caller, held, HELD_MILLIS));
        var settings = Settings.forTests(folder).with("waybill.redelivery-delay", "1000").with("waybill.max-redelivery-delay", "2000")
                .with("waybill.max-delivery-attempts", "20")
                .with("waybill.server.java-options", Byteman.javaOption(script) + Byteman.QUICK);
        try (var waybill = new Waybill(settings, line -> { })) {
            waybill.start();
            var shop = new Shop(waybill);
            Broker broker = waybill.broker();
            try (var customers = new Customers(8, Duration.ofMillis(50), shop.product(1_000_000), waybill.appServer().httpUri())) {
                patiently().until(() -> customers.accepted().size() > 200);
                Files.createFile(armed);
                // Not each death of the broker finds a receipt that has to be undone.
                patiently().until(() -> {
                    restart(broker);
                    int before = customers.accepted().size();
                    patiently().until(() -> Files.exists(held) || customers.accepted().size() > before + 1_000);
                    return Files.exists(held);
                });
                restart(broker);
                Files.delete(armed);
                int before = customers.accepted().size();
                patiently().until(() -> customers.accepted().size() > before + 200);
                customers.close();

                var orders = List.copyOf(customers.accepted());
                var verdict = new SystemJudge(waybill).verdictWhenQuiet(Scope.of(orders), Duration.ofMinutes(1));
                assertThat(verdict.violations()).isEmpty();
                assertThat(verdict.orders()).isEqualTo(orders.size());
            }
        }
    }

    private static void restart(Broker broker) {
        broker.kill();
        broker.start();
        broker.waitUntilReady();
    }
}
