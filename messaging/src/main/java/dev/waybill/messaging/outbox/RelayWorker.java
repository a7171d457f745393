package dev.waybill.messaging.outbox;

import dev.waybill.messaging.schedule.ScheduledTasks;
import dev.waybill.messaging.schema.SchemaMigrated;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Runs the relay of this node: at once after a commit that wrote to the outbox, and every second for what is left. Under
 * load it pauses between two passes, so that a pass finds more events and messages are fewer and fuller. One task makes all
 * passes: to give the server a task for each was dear, and part of the request that wrote.
 */
@ApplicationScoped
public class RelayWorker {
    private static final Logger LOG = Logger.getLogger(RelayWorker.class.getName());

    @Inject
    ScheduledTasks tasks;
    @Inject
    OutboxRelay relay;
    @Inject
    OutboxPartitions partitions;
    @Inject
    OutboxVacuum vacuum;
    @Inject
    @ConfigProperty(name = "waybill.relay.pause", defaultValue = "PT0.1S")
    Duration pause;
    @Inject
    @ConfigProperty(name = "waybill.relay.events-per-pass", defaultValue = "1000")
    int eventsPerPass;

    /** For what nobody was woken for: events of a node that died, or a send that failed. */
    Duration looksEvery = Duration.ofSeconds(1);
    private final Semaphore wakened = new Semaphore(0);
    private volatile boolean stopped;
    private volatile long tried;
    private volatile boolean failing;
    private volatile long warned;
    private volatile ScheduledFuture<?> timer;

    synchronized void start(@Observes SchemaMigrated migrated) throws Exception {
        if (timer == null) {
            partitions.prepare();
            tried = System.nanoTime();
            timer = tasks.keepRunning(looksEvery, this::run);
        }
    }

    @PreDestroy
    synchronized void stop() {
        stopped = true;
        wakened.release();
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /**
     * How long ago it last tried to send: about a second on a quiet day, and a minute or two where the database or the broker
     * lets it wait. Zero before it is started.
     */
    public Duration silence() {
        return timer == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - tried);
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxWritten written) {
        // While the broker is away a try each second is enough.
        if (!failing) {
            wakened.release();
        }
    }

    private void run() {
        try {
            while (!stopped) {
                long begun = System.nanoTime();
                wakened.drainPermits();
                drain();
                wakened.tryAcquire(looksEvery.toNanos(), TimeUnit.NANOSECONDS);
                TimeUnit.NANOSECONDS.sleep(pause.toNanos() - (System.nanoTime() - begun));
            }
        } catch (InterruptedException serverStops) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() {
        try {
            int sent;
            do {
                tried = System.nanoTime();
                sent = relay.relay();
                vacuum.removed(sent);
            } while (sent >= eventsPerPass);
            if (failing) {
                LOG.info("The relay sends again");
            }
            failing = false;
        } catch (Exception e) {
            // Nothing is lost: the removal rolled back, the next pass tries again.
            failing = true;
            warn("The relay cannot send all; it tries again every second", e);
            eachPartitionByItself();
        }
    }

    private void eachPartitionByItself() {
        for (int partition : allPartitions()) {
            tried = System.nanoTime();
            try {
                relay.relay(partition);
            } catch (Exception e) {
                LOG.log(Level.FINE, "The relay cannot send partition " + partition, e);
            }
        }
    }

    private List<Integer> allPartitions() {
        try {
            return partitions.all();
        } catch (Exception e) {
            LOG.log(Level.FINE, "The relay cannot tell which partitions there are", e);
            return List.of();
        }
    }

    /** Once a minute: often enough to be seen, and not so often that nothing else is. */
    private void warn(String text, Exception cause) {
        boolean again = System.nanoTime() - warned < TimeUnit.MINUTES.toNanos(1) && warned != 0;
        LOG.log(again ? Level.FINE : Level.WARNING, text, cause);
        warned = again ? warned : System.nanoTime();
    }
}
