package dev.waybill.messaging.inbox;

import dev.waybill.messaging.failure.FailureTable;
import dev.waybill.messaging.schema.SchemaMigrated;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Cleans inbox and failure log every few minutes. */
@ApplicationScoped
public class InboxTimer {
    private static final Logger LOG = Logger.getLogger(InboxTimer.class.getName());
    private static final int ROWS_PER_TRANSACTION = 10_000;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService executor;
    @Inject
    InboxCleaner cleaner;
    @Inject
    FailureTable failures;

    private ScheduledFuture<?> timer;

    synchronized void start(@Observes SchemaMigrated migrated) {
        if (timer == null) {
            timer = executor.scheduleWithFixedDelay(this::clean, 1, 10, TimeUnit.MINUTES);
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void clean() {
        try {
            int removed;
            do {
                removed = cleaner.clean(ROWS_PER_TRANSACTION);
            } while (removed == ROWS_PER_TRANSACTION);
            failures.clean();
        } catch (Exception e) {
            // A scheduled task that throws is never run again.
            LOG.log(Level.WARNING, "Inbox and failure log were not cleaned; the next run tries again", e);
        }
    }
}
