package dev.waybill.messaging.outbox;

import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/**
 * What the relay has sent ({@code messaging.sent}), kept for {@code waybill.sent.retention}: after the restore of a backup
 * the broker may have lost it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class SentEvents {
    private static final String RESEND = """
            insert into messaging.outbox (partition, event_id, event_type, subject, event, total, currency)
            select partition, event_id, event_type, subject, event, total, currency from (
                select distinct on (event_id) * from messaging.sent where sent_at >= ? order by event_id, position) once
            order by position""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;
    @Inject
    jakarta.enterprise.event.Event<OutboxWritten> written;

    /**
     * Sends again what was sent since then, in the same order and under the same ids, so that only those consumers act on
     * it that have not done so; each event once, also where it was sent again before.
     *
     * @return how many events
     */
    public long resend(OffsetDateTime since) throws SQLException {
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(RESEND)) {
            insert.setObject(1, since);
            long events = insert.executeLargeUpdate();
            written.fire(new OutboxWritten());
            return events;
        }
    }
}
