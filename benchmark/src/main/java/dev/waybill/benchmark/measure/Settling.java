package dev.waybill.benchmark.measure;

import dev.waybill.benchmark.system.OrderSystem;
import dev.waybill.benchmark.system.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until a system is through with what it has accepted, or does nothing more. */
final class Settling {
    private static final long POLL_MILLIS = 50;
    /** Without any change: longer while something is still on its way. */
    private static final Duration STUCK = Duration.ofSeconds(30);
    private static final Duration STUCK_THOUGH_QUIET = Duration.ofSeconds(5);

    private final OrderSystem system;
    private final Connection database;

    Settling(OrderSystem system, Connection database) {
        this.system = system;
        this.database = database;
    }

    /** @param nanos when the last effect was seen ({@link System#nanoTime}) */
    record End(long nanos, boolean complete) {
    }

    /** @param wanted what must be there at least */
    End await(Progress wanted) throws SQLException, InterruptedException {
        Progress last = null;
        long changed = System.nanoTime();
        while (true) {
            Progress progress = system.progress(database);
            long now = System.nanoTime();
            if (progress.quiet() && progress.notifications() >= wanted.notifications() && progress.pieces() >= wanted.pieces()) {
                return new End(now, true);
            }
            if (!progress.equals(last)) {
                last = progress;
                changed = now;
            } else if (now - changed > (progress.quiet() ? STUCK_THOUGH_QUIET : STUCK).toNanos()) {
                return new End(changed, false);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
