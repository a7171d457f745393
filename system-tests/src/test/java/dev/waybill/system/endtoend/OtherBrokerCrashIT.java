package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.judge.Scope;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import dev.waybill.system.reliability.SystemJudge;
import dev.waybill.system.reliability.TcpProxy;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The broker of a listener is gone for good; the other of the pair, of which the first had never told, has all that it had. Played by
 * one broker and two ways to it.
 */
class OtherBrokerCrashIT {
    @Test
    void aListenerFindsTheOneThatItWasNotConnectedTo() throws Exception {
        int other = freePort();
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "other-broker-");
        try (var first = new TcpProxy();
                var waybill = new Waybill(Settings.forTests(folder).with("waybill.server.broker.port", Integer.toString(first.port()))
                        .with("waybill.server.broker-backup.port", Integer.toString(other)), line -> { })) {
            first.target(waybill.broker().uri().getPort());
            waybill.start();
            var shop = new Shop(waybill);
            try (var customers = new Customers(2, Duration.ofMillis(50), shop.product(1_000_000), waybill.appServer().httpUri())) {
                patiently().until(() -> customers.accepted().size() > 50);
                first.close();
                try (var second = new TcpProxy("127.0.0.1", other)) {
                    second.target(waybill.broker().uri().getPort());
                    int before = customers.accepted().size();
                    patiently().until(() -> customers.accepted().size() > before + 50);
                    customers.close();

                    var orders = customers.accepted();
                    var verdict = new SystemJudge(waybill).verdictWhenQuiet(Scope.of(orders), Duration.ofMinutes(1));
                    assertThat(verdict.violations()).isEmpty();
                    assertThat(verdict.orders()).isEqualTo(orders.size());
                    assertThat(orders).doesNotHaveDuplicates();
                }
            }
        }
    }

    /** Nobody is there, as where a broker waits to take over. */
    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
