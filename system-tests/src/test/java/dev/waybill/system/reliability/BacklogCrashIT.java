package dev.waybill.system.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.broker.Jolokia;
import dev.waybill.events.EventCodec;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import jakarta.jms.JMSException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Messages pile up before one consumer that stands still ({@code -Dwaybill.backlog=1000000}), while live orders go on; then it
 * works through them. Takes minutes: {@code -Dwaybill.surroundings=true}.
 */
@EnabledIfSystemProperty(named = "waybill.surroundings", matches = "true",
        disabledReason = "takes minutes; -Dwaybill.surroundings=true runs it")
class BacklogCrashIT {
    private static final int BACKLOG = Integer.getInteger("waybill.backlog", 100_000);
    private static final int AT_ONCE = 1_000;
    /** What one page and what is being delivered may add to the limit. */
    private static final long MARGIN = 32;
    private static final String ADDRESS = "inventory.events";
    private static final String QUEUE = "timeline.inventory-events";

    private Waybill waybill;
    private Peaks peaks;

    @Test
    void isKeptOnDiskAndWorkedThrough() throws Exception {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "backlog-");
        try (var running = new Waybill(Settings.forTests(folder).with("waybill.redelivery-delay", "1000")
                .with("waybill.max-redelivery-delay", "10000").with("waybill.max-delivery-attempts", "20"), line -> { })) {
            waybill = running;
            waybill.start();
            peaks = new Peaks(waybill);
            Goods goods = Goods.in(waybill.appServer().httpUri());
            try (var load = new LoadClient(waybill.appServer().httpUri(), goods, 1, Duration.ofMillis(500), 1)) {
                double steady = rate(BACKLOG / 10, () -> send(BACKLOG / 10));
                queue("pause()");
                send(BACKLOG);
                int pages = pages();
                int before = load.ledger().accepted().size();
                double drained = rate(BACKLOG, () -> queue("resume()"));
                int meanwhile = load.ledger().accepted().size() - before;
                Ledger client = load.stop();

                print(client, meanwhile, pages, steady, drained);
                assertThat(pages).as("pages on disk").isPositive();
                assertThat(peaks.addresses()).isLessThanOrEqualTo(peaks.limit() + MARGIN);
                assertThat(Strangers.in(waybill)).isEqualTo(BACKLOG + BACKLOG / 10);
                assertThat(meanwhile).as("orders while the backlog was worked through").isPositive();
                assertThat(client.answers().keySet()).isSubsetOf(Set.of(200, 201, 409));
                var judge = new SystemJudge(waybill);
                assertThat(judge.verdictWhenQuiet(client, goods, Duration.ofMinutes(5)).violations()).isEmpty();
            }
        }
    }

    private interface Work {
        void run() throws JMSException;
    }

    /** How many messages a second are worked through, from the work on until the last one. */
    private double rate(int messages, Work work) throws JMSException {
        Instant begin = Instant.now();
        work.run();
        await().atMost(Duration.ofHours(2)).pollInterval(Duration.ofSeconds(1)).until(() -> {
            peaks.look();
            return waybill.broker().jolokia().messageCount(ADDRESS, "multicast", QUEUE) == 0;
        });
        return messages * 1000.0 / Duration.between(begin, Instant.now()).toMillis();
    }

    private void send(int messages) throws JMSException {
        try (var sender = new QueueSender(waybill.broker(), ADDRESS + "::" + QUEUE)) {
            for (int i = 1; i <= messages; i++) {
                sender.send(EventCodec.batch(List.of(EventCodec.encode(Strangers.event()))), i % 8);
                if (i % AT_ONCE == 0 || i == messages) {
                    sender.commit();
                    peaks.look();
                }
            }
        }
    }

    private void queue(String operation) {
        waybill.broker().jolokia().execute(Jolokia.queue(ADDRESS, "multicast", QUEUE), operation);
    }

    private int pages() {
        String address = Jolokia.broker() + ",component=addresses,address=\"" + ADDRESS + "\"";
        return waybill.broker().jolokia().read(address, "NumberOfPages").asInt();
    }

    private void print(Ledger client, int meanwhile, int pages, double steady, double drained) throws Exception {
        System.out.printf("[backlog] %d messages on %d pages, worked through at %.0f/s (without a backlog %.0f/s); messages in memory"
                        + " %d MB at most (limit %d), broker %d MB, app server %d MB; %d orders accepted, %d of them meanwhile, answers %s,"
                        + " longest pause %d ms%n", BACKLOG, pages, drained, steady, peaks.addresses(), peaks.limit(), peaks.broker(),
                peaks.appServer(), client.accepted().size(), meanwhile, client.answers(),
                client.longestPause(Instant.MIN, Instant.MAX).toMillis());
    }
}
