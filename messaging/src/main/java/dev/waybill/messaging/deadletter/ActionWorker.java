package dev.waybill.messaging.deadletter;

import dev.waybill.messaging.schedule.ScheduledTasks;
import dev.waybill.messaging.schema.SchemaMigrated;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Works on the actions of operators every second, on so many letters at most that live traffic does not suffer. */
@ApplicationScoped
public class ActionWorker {
    private static final Logger LOG = Logger.getLogger(ActionWorker.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(1);

    @Inject
    ScheduledTasks tasks;
    @Inject
    ActionTable actions;
    @Inject
    ActionExecution execution;
    @Inject
    ActionProgress progress;
    @Inject
    WorkerLease lease;
    @Inject
    @ConfigProperty(name = "waybill.dead-letters.per-second", defaultValue = "200")
    int perSecond;

    private final UUID worker = UUID.randomUUID();
    private ScheduledFuture<?> timer;

    synchronized void start(@Observes SchemaMigrated migrated) {
        if (timer == null) {
            timer = tasks.runEvery(PERIOD, PERIOD, this::work);
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    void work() {
        try {
            List<DeadLetterAction> open = actions.open();
            if (open.isEmpty() || !lease.take(worker)) {
                return;
            }
            int left = perSecond;
            for (DeadLetterAction action : open) {
                left -= work(action, left);
            }
        } catch (Exception e) {
            LOG.log(Level.WARNING, "Actions on dead letters cannot be worked on; it is tried again every second", e);
        }
    }

    /** One that fails does not hold up the others, and is tried again. */
    private int work(DeadLetterAction action, int limit) throws SQLException {
        int moved = 0;
        try {
            int portion = -1;
            while (portion != 0 && moved < limit && lease.take(worker)) {
                portion = execution.advance(action, limit - moved, worker);
                moved += portion;
            }
            // Whose turn it was not has not seen whether the problem is gone.
            if (portion >= 0 && action.problem() != null) {
                progress.problem(action.id(), null);
            }
        } catch (Exception e) {
            LOG.log(action.problem() == null ? Level.WARNING : Level.FINE,
                    "Action " + action.id() + " on dead letters does not go on", e);
            progress.problem(action.id(), String.valueOf(e.getMessage()));
        }
        return moved;
    }
}
