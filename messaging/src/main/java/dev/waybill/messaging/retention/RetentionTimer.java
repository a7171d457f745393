package dev.waybill.messaging.retention;

import dev.waybill.messaging.failure.FailureTable;
import dev.waybill.messaging.inbox.InboxCleaner;
import dev.waybill.messaging.schema.SchemaMigrated;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Forgets what is older than its retention, every ten minutes. */
@ApplicationScoped
public class RetentionTimer {
    private static final Logger LOG = Logger.getLogger(RetentionTimer.class.getName());

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService executor;
    @Inject
    InboxCleaner inbox;
    @Inject
    FailureTable failures;

    private final List<RetentionTask> tasks = new CopyOnWriteArrayList<>();
    private ScheduledFuture<?> timer;

    /** What a module has to forget itself. */
    public void add(RetentionTask task) {
        tasks.add(task);
    }

    synchronized void start(@Observes SchemaMigrated migrated) {
        if (timer == null) {
            tasks.add(inbox::clean);
            tasks.add(failures::clean);
            timer = executor.scheduleWithFixedDelay(this::clean, 1, 10, TimeUnit.MINUTES);
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /** Runs all tasks now; one that fails is logged and tried again with the next run. */
    public void clean() {
        for (RetentionTask task : tasks) {
            try {
                while (task.clean() == RetentionTask.ROWS_PER_TRANSACTION) {
                    LOG.fine("There is more to forget");
                }
            } catch (Exception e) {
                // A scheduled task that throws is never run again.
                LOG.log(Level.WARNING, "Old rows were not removed; the next run tries again", e);
            }
        }
    }
}
