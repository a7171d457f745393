package dev.waybill.messaging.failure;

import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/** {@code messaging.failure}: one row for each consumer and event, with its last attempt. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class FailureTable {
    // An event that was corrected stays so, also where another copy of it fails.
    private static final String WRITE = """
            insert into messaging.failure (consumer, event_id, event_type, subject, queue, attempts, exception, traceparent)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (consumer, event_id) do update
            set attempts = excluded.attempts, exception = excluded.exception, last_at = now(),
                resolved_at = null, resolved_by = null, resolution = null""";
    private static final int LONGEST_EXCEPTION = 4000;

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** In a transaction of its own: that of the event is rolled back. */
    public void write(Failure failure) throws SQLException {
        // PostgreSQL's text has no room for a zero character, and a poisonous event may well bring one.
        String exception = failure.exception().replace("\0", "");
        List<Object> values = Arrays.asList(failure.consumer(), failure.eventId(), failure.eventType(),
                failure.subject(), failure.queue(), failure.attempt(),
                exception.substring(0, Math.min(exception.length(), LONGEST_EXCEPTION)), failure.traceparent());
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(WRITE)) {
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.executeUpdate();
        }
    }
}
