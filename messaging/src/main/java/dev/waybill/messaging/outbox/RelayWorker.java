package dev.waybill.messaging.outbox;

import dev.waybill.messaging.schema.SchemaMigrated;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the relay of this node: at once after a commit that wrote to the outbox, and every second for what is left. */
@ApplicationScoped
public class RelayWorker {
    private static final Logger LOG = Logger.getLogger(RelayWorker.class.getName());

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService executor;
    @Inject
    OutboxRelay relay;
    @Inject
    OutboxPartitions partitions;

    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean failing;
    private ScheduledFuture<?> timer;

    synchronized void start(@Observes SchemaMigrated migrated) throws Exception {
        if (timer == null) {
            partitions.prepare();
            timer = executor.scheduleWithFixedDelay(this::wake, 1, 1, TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
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
            executor.execute(this::run);
        }
    }

    private void run() {
        try {
            while (due.getAndSet(false)) {
                drain();
            }
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
                sent = relay.relay();
            } while (sent > 0);
            if (failing) {
                LOG.info("The relay sends again");
            }
            failing = false;
        } catch (Exception e) {
            // Nothing is lost: the removal rolled back, the next tick of the timer tries again.
            LOG.log(failing ? Level.FINE : Level.WARNING, "The relay cannot send; it tries again every second", e);
            failing = true;
        }
    }
}
