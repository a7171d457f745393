package dev.waybill.messaging.retention;

import dev.waybill.messaging.schedule.ScheduledTasks;
import dev.waybill.messaging.schema.SchemaMigrated;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets what is older than its retention, every ten minutes. */
@ApplicationScoped
public class RetentionTimer {
    private static final Logger LOG = Logger.getLogger(RetentionTimer.class.getName());
    private static final Duration PERIOD = Duration.ofMinutes(10);

    @Inject
    ScheduledTasks tasks;
    @Inject
    ExpiredRows expired;
    /** Must be longer than the broker's retention and than a dead letter may wait for its retry. */
    @Inject
    @ConfigProperty(name = "waybill.inbox.retention", defaultValue = "P30D")
    Duration inbox;
    @Inject
    @ConfigProperty(name = "waybill.failure.retention", defaultValue = "P90D")
    Duration failure;
    @Inject
    @ConfigProperty(name = "waybill.dead-letters.retention", defaultValue = "P400D")
    Duration deadLetterActions;
    /** Must be longer than the oldest backup of the broker that one would go back to. */
    @Inject
    @ConfigProperty(name = "waybill.sent.retention", defaultValue = "P2D")
    Duration sent;

    private final List<Retention> retentions = new CopyOnWriteArrayList<>();
    private ScheduledFuture<?> timer;

    /** A table of a module. */
    public void add(Retention retention) {
        retentions.add(retention);
    }

    synchronized void start(@Observes SchemaMigrated migrated) {
        if (timer == null) {
            add(new Retention("messaging.inbox", "received_at", inbox));
            add(new Retention("messaging.failure", "last_at", failure));
            add(new Retention("messaging.dead_letter_action", "finished_at", deadLetterActions));
            add(new Retention("messaging.sent", "sent_at", sent));
            // Not at once: what an old backup of the database has kept is sent again first (waybill restore).
            timer = tasks.runEvery(PERIOD, PERIOD, this::clean);
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /** Cleans all tables now; where one fails, the next run tries again. */
    public void clean() {
        for (Retention retention : retentions) {
            try {
                int removed;
                do {
                    removed = expired.remove(retention);
                } while (removed == ExpiredRows.ROWS_PER_TRANSACTION);
            } catch (Exception e) {
                // The other tables do not wait for this one.
                LOG.log(Level.WARNING, "Old rows of " + retention.table() + " were not removed", e);
            }
        }
    }
}
