package dev.waybill.broker;

import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Ends a broker of a pair that stood still for nearly as long as its session in ZooKeeper lasts, before it says another word
 * to a client. The other one may be active by then. Artemis 2.44 looks after its lock only once it goes on: for a second it
 * was seen to take messages that nobody else had, and they were lost.
 */
public final class StandstillGuard implements Interceptor {
    private static final long SESSION_MILLIS = Long.getLong("waybill.broker.zookeeper-session", 2_000);
    /** ZooKeeper last heard of it up to a third of the session before it stood still. */
    private static final long LIMIT = TimeUnit.MILLISECONDS.toNanos(SESSION_MILLIS) * 2 / 3;
    private static final long BEAT_MILLIS = 50;

    /** Passes by every packet of a client and every answer to it. */
    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        Heart.check();
        return true;
    }

    /** Beats from the first packet on: a broker that was never active may stand still. */
    private static final class Heart {
        private static volatile long lastBeat = System.nanoTime();

        static {
            Thread thread = new Thread(Heart::beatOnAndOn, "standstill-guard");
            thread.setDaemon(true);
            thread.start();
        }

        private static void beatOnAndOn() {
            while (true) {
                // What was checked, and not a moment later: a standstill in between is found by the next check.
                lastBeat = check();
                try {
                    Thread.sleep(BEAT_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        private static long check() {
            long now = System.nanoTime();
            if (now - lastBeat > LIMIT) {
                end(TimeUnit.NANOSECONDS.toMillis(now - lastBeat));
            }
            return now;
        }

        private static synchronized void end(long millis) {
            // Not by the broker's log, which may be written by a thread of its own, too late.
            System.err.println("This broker stood still for " + millis
                    + " ms. The other one may be active: this one ends itself and has to be started again.");
            // An orderly end would answer what waits.
            Runtime.getRuntime().halt(1);
        }
    }
}
