package dev.waybill.judge;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What is judged.
 *
 * @param accepted orders that must be there; null means those that are there
 * @param reach    an older order is not judged; keep it shorter than {@code waybill.inbox.retention}
 * @param grace    what changed within this time may still be on its way; zero where all is quiet
 */
public record Scope(List<UUID> accepted, Duration reach, Duration grace) {
    /** Shorter than the 30 days that handled events are remembered. */
    public static final Duration USUAL_REACH = Duration.ofDays(28);

    /** All orders, all of them at rest. */
    public static Scope all() {
        return new Scope(null, USUAL_REACH, Duration.ZERO);
    }

    /** These orders, all of them at rest. */
    public static Scope of(Collection<UUID> accepted) {
        return new Scope(List.copyOf(accepted), USUAL_REACH, Duration.ZERO);
    }
}
