package dev.waybill.system.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.broker.Jolokia;
import dev.waybill.launcher.Broker;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The broker goes away in the midst of sending, again and again ({@code -Dwaybill.outages=12}), and with orders waiting in it
 * ({@code -Dwaybill.waiting=1000}).
 */
@EnabledIfSystemProperty(named = "waybill.surroundings", matches = "true",
        disabledReason = "takes minutes: -Dwaybill.surroundings=true runs it (docs/reliability.md)")
class BrokerOutageCrashIT {
    private static final int OUTAGES = Integer.getInteger("waybill.outages", 4);
    private static final int WAITING = Integer.getInteger("waybill.waiting", 1_000);
    private static final String QUEUE = Jolokia.queue("order.events", "multicast", "inventory.order-events");

    private Waybill waybill;
    private Broker broker;
    private Goods goods;

    @BeforeEach
    void start() throws Exception {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "outage-");
        waybill = new Waybill(Settings.forTests(folder), line -> { });
        waybill.start();
        broker = waybill.broker();
        goods = Goods.in(waybill.appServer().httpUri());
    }

    @AfterEach
    void stop() {
        waybill.close();
    }

    /** A container that fails to undo the sending must not forget the removal, with the lock on its partition. */
    @Test
    void inTheMidstOfSending() throws Exception {
        try (var load = customers()) {
            for (int outage = 0; outage < OUTAGES; outage++) {
                awaitOrders(load, 20);
                if (outage % 2 == 0) {
                    broker.stop();
                } else {
                    broker.kill();
                }
                restart();
            }
            awaitOrders(load, 20);
            judge(OUTAGES + " outages", load.stop());
        }
    }

    @Test
    void withOrdersWaiting() throws Exception {
        broker.jolokia().execute(QUEUE, "pause()");
        try (var load = customers()) {
            awaitOrders(load, WAITING);
            long waiting = broker.jolokia().read(QUEUE, "MessageCount").asLong();
            assertThat(waiting).as("messages that wait").isPositive();
            broker.kill();
            restart();
            judge("killed with %d messages waiting".formatted(waiting), load.stop());
        }
    }

    private LoadClient customers() {
        return new LoadClient(waybill.appServer().httpUri(), goods, 4, Duration.ofMillis(20), 1);
    }

    private void restart() {
        broker.start();
        broker.waitUntilReady();
    }

    private static void awaitOrders(LoadClient load, int more) {
        int enough = load.ledger().accepted().size() + more;
        await().atMost(Duration.ofMinutes(5)).until(() -> load.ledger().accepted().size() >= enough);
    }

    private void judge(String what, Ledger client) throws Exception {
        var judge = new SystemJudge(waybill);
        var verdict = judge.verdictWhenQuiet(client, goods, Duration.ofMinutes(4));
        System.out.printf("[outage] %s: %d accepted, answers %s, longest pause %d ms, %d violations, %d mails left once more%n", what,
                client.accepted().size(), client.answers(), client.longestPause(Instant.MIN, Instant.MAX).toMillis(),
                verdict.violations().size(), judge.repeatedMails());
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.orders()).isEqualTo(client.accepted().size());
    }
}
