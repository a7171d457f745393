package dev.waybill.broker.pair;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How long this broker may act as the active one without a further word from ZooKeeper: less than its session there lasts after the
 * last word, so that the other one cannot have the lock yet. When it is over, this process ends, before it says another word itself.
 */
final class Lease {
    static final Lease OF_THIS_BROKER = new Lease(System::nanoTime, Lease::endThisProcess);

    private static final long LAST_WORDS_MILLIS = 100;

    private final LongSupplier clock;
    private final Consumer<String> end;
    private volatile boolean held;
    private volatile long until;

    /**
     * @param clock nanoseconds that only grow
     * @param end   takes the reason
     */
    Lease(LongSupplier clock, Consumer<String> end) {
        this.clock = clock;
        this.end = end;
    }

    long now() {
        return clock.getAsLong();
    }

    /** The lock was ours at some moment after {@code since}. */
    void hold(long since, Duration length) {
        until = since + length.toNanos();
        held = true;
    }

    /** The lock was given back. */
    void release() {
        held = false;
    }

    /** Whoever holds the lock, we do not. */
    void lost() {
        if (held) {
            end.accept("has lost its lock in ZooKeeper");
        }
    }

    void check() {
        if (held && now() - until > 0) {
            end.accept("cannot prove that it still has its lock in ZooKeeper");
        }
    }

    private static synchronized void endThisProcess(String reason) {
        // Not by the broker's log, which may be written by a thread of its own, too late; nor by ours, which may wait for who reads it.
        Thread last = new Thread(() -> System.err.println(
                "This broker " + reason + ". The other one may be active: this one ends itself and has to be started again."));
        last.setDaemon(true);
        last.start();
        try {
            last.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            // It ends all the same.
        }
        // An orderly end would answer what waits.
        Runtime.getRuntime().halt(1);
    }
}
