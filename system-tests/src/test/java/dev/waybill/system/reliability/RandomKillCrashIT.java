package dev.waybill.system.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.judge.Violation;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Ten kills of app server, broker and database, alone and two at once, at random moments under load: the judge finds
 * nothing. {@code -Dwaybill.kill-seed} repeats the kills of another run, {@code -Dwaybill.kills} makes more of them.
 */
class RandomKillCrashIT {
    private static final int KILLS = Integer.getInteger("waybill.kills", 10);
    private static final long SEED = Long.getLong("waybill.kill-seed", System.currentTimeMillis());

    @Test
    void nothingIsLostDoubledOrLeftBehind() throws Exception {
        System.out.println("[kills] -Dwaybill.kill-seed=" + SEED);
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "kills-");
        try (var waybill = new Waybill(Settings.forTests(folder).with("waybill.redelivery-delay", "1000")
                .with("waybill.max-redelivery-delay", "10000").with("waybill.max-delivery-attempts", "20"), line -> { })) {
            waybill.start();
            var outcome = new KillRound(waybill, EnumSet.allOf(Fault.class), SEED, line -> System.out.println("[kills] " + line))
                    .run(KILLS, Instant.MAX, 4, Duration.ofMillis(50), Duration.ofMinutes(3));

            assertThat(outcome.strikes()).hasSize(KILLS);
            assertThat(outcome.verdict().violations()).as("with -Dwaybill.kill-seed=%d:%n%s", SEED,
                    outcome.verdict().violations().stream().map(Violation::toString).collect(Collectors.joining("\n"))).isEmpty();
            assertThat(outcome.client().answers()).as("a part that is down is no fault of the server's").doesNotContainKey(500);
            assertThat(outcome.verdict().orders()).isEqualTo(outcome.client().accepted().size());
        }
    }
}
