package dev.waybill.system.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.judge.Finding;
import dev.waybill.judge.InitialStock;
import dev.waybill.judge.Scope;
import dev.waybill.judge.Violation;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * One of twenty messages under load can never be handled: each is a dead letter with its reason, and nothing else is found.
 * How long healthy orders take is measured without and with them, and printed. On demand: {@code -Dwaybill.surroundings=true}.
 */
@EnabledIfSystemProperty(named = "waybill.surroundings", matches = "true",
        disabledReason = "takes more than a minute; -Dwaybill.surroundings=true runs it")
class PoisonCrashIT {
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration PHASE = Duration.ofSeconds(20);
    private static final String REASONS = """
            select substring(exception from '^[\\w.$]*?(\\w+):'), count(*) from messaging.failure where consumer = 'inventory' group by 1""";

    private Waybill waybill;

    @Test
    void healthyOrdersAreUnaffected() throws Exception {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "poison-");
        try (var running = new Waybill(Settings.forTests(folder), line -> { })) {
            waybill = running;
            waybill.start();
            Goods goods = Goods.in(waybill.appServer().httpUri());
            try (var poison = new Poison(waybill);
                 var load = LoadClient.paying(waybill.appServer().httpUri(), goods, 4, Duration.ofMillis(100), 1)) {
                Thread.sleep(WARM_UP.toMillis());
                Instant without = Instant.now();
                Thread.sleep(PHASE.toMillis());
                Instant with = Instant.now();
                long messages = poison.pour(20, with.plus(PHASE));
                Instant end = Instant.now();
                Ledger client = load.stop();

                judge(goods, client, poison);
                print(client, poison, messages, ConfirmationTimes.of(waybill, client.accepted(without, with)),
                        ConfirmationTimes.of(waybill, client.accepted(with, end)));
            }
        }
    }

    private void judge(Goods goods, Ledger client, Poison poison) {
        var judge = new SystemJudge(waybill);
        judge.judge().with(new InitialStock(goods::pieces)).with(new ClientsWord(client));
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            var verdict = judge.verdict(Scope.of(client.accepted()));
            assertThat(verdict.violations()).extracting(Violation::invariant).containsExactly("no-dead-letter");
            assertThat(verdict.violations().get(0).findings())
                    .containsExactly(new Finding("order.events.dead-letters", poison.count() + " messages"));
            assertThat(verdict.orders()).isEqualTo(client.accepted().size());
            assertThat(reasons()).isEqualTo(Map.of("UnreadableEventException", poison.unreadable(), "ArithmeticException", poison.failing()));
        });
    }

    private static void print(Ledger client, Poison poison, long messages, ConfirmationTimes without, ConfirmationTimes with) {
        System.out.printf("[poison] %d of %d messages; %d accepted, answers %s; %s%n", poison.count(), messages,
                client.accepted().size(), client.answers(), with.beside(without));
    }

    private Map<String, Integer> reasons() throws SQLException {
        var database = waybill.database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
             var select = connection.prepareStatement(REASONS); var rows = select.executeQuery()) {
            Map<String, Integer> reasons = new HashMap<>();
            while (rows.next()) {
                reasons.put(rows.getString(1), rows.getInt(2));
            }
            return reasons;
        }
    }
}
