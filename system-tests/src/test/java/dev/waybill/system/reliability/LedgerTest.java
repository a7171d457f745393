package dev.waybill.system.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Instant BEGIN = Instant.parse("2026-11-23T12:00:00Z");

    private final Ledger ledger = new Ledger();

    /** Kills at second 5 and 20: the first stops orders for 4 s, the second for 30 s. */
    @Test
    void aPauseBelongsToTheKillThatItFollows() {
        IntStream.of(1, 4, 8, 12, 19, 49, 50).forEach(this::accepted);

        assertThat(ledger.longestPause(at(5), at(10))).isEqualTo(Duration.ofSeconds(4));
        assertThat(ledger.longestPause(at(20), at(60))).isEqualTo(Duration.ofSeconds(30));
        assertThat(ledger.longestPause(Instant.MIN, Instant.MAX)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void ordersOfAPeriodAreThoseFromItsBeginUntilBeforeItsEnd() {
        IntStream.of(1, 4, 8).forEach(this::accepted);

        assertThat(ledger.accepted(at(4), at(8))).containsExactly(order(4));
    }

    private void accepted(int second) {
        ledger.accepted(order(second), at(second));
    }

    private static UUID order(int second) {
        return new UUID(0, second);
    }

    private static Instant at(int second) {
        return BEGIN.plusSeconds(second);
    }
}
