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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Runs the relay of this node: at once after a commit that wrote to the outbox, and every second for what is left. Under
 * load it pauses between two passes, so that a pass finds more events and messages are fewer and fuller.
 */
@ApplicationScoped
public class RelayWorker {
    private static final Logger LOG = Logger.getLogger(RelayWorker.class.getName());
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

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

    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile long begun = System.nanoTime();
    private volatile long tried;
    private volatile boolean failing;
    private volatile long warned;
    private volatile ScheduledFuture<?> timer;

    synchronized void start(@Observes SchemaMigrated migrated) throws Exception {
        if (timer == null) {
            partitions.prepare();
            tried = System.nanoTime();
            timer = tasks.runEvery(LOOKS_EVERY, LOOKS_EVERY, this::wake);
        }
    }

    @PreDestroy
    synchronized void stop() {
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
        // While the broker is away the timer tries often enough.
        if (!failing) {
            wake();
        }
    }

    private void wake() {
        due.set(true);
        if (running.compareAndSet(false, true)) {
            long rest = Math.max(0, pause.toNanos() - (System.nanoTime() - begun));
            try {
                tasks.runAfter(Duration.ofNanos(rest), this::run);
            } catch (RuntimeException e) {
                // Left running, no later call would ever start it again.
                running.set(false);
                warn("The relay could not be started", e);
            }
        }
    }

    private void run() {
        begun = System.nanoTime();
        due.set(false);
        try {
            drain();
        } finally {
            running.set(false);
        }
        if (due.get() && !failing) {
            wake();
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
            // Nothing is lost: the removal rolled back, the next tick of the timer tries again.
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
