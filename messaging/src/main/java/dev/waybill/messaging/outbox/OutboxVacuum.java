package dev.waybill.messaging.outbox;

import dev.waybill.messaging.schedule.ScheduledTasks;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Makes the room of removed events free for the next ones. Autovacuum looks once a minute; by then a busy relay may have
 * removed some hundred thousand, and each of its passes reads past them all.
 */
@ApplicationScoped
public class OutboxVacuum {
    static final int EVERY = 20_000;
    private static final Logger LOG = Logger.getLogger(OutboxVacuum.class.getName());
    // Not while another node does the same; and the table may stay as long as it once was.
    private static final String VACUUM = "vacuum (skip_locked, truncate off) messaging.outbox";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;
    @Inject
    ScheduledTasks tasks;

    private final AtomicInteger removed = new AtomicInteger();

    /** To be told how many events were removed; vacuums in a thread of its own when they are enough. */
    void removed(int events) {
        if (removed.addAndGet(events) >= EVERY) {
            removed.set(0);
            tasks.runAfter(Duration.ZERO, this::vacuum);
        }
    }

    private void vacuum() {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(VACUUM);
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The outbox could not be vacuumed; autovacuum will do it", e);
        }
    }
}
