package dev.waybill.notification.delivery;

import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** What {@code notification.notification} says of a delivery. Rows are locked in the order of their ids everywhere. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class DeliveryRecord {
    private static final String BEGIN = """
            with requested as (
                select id, status from notification.notification where id = any(?) order by id for update
            ), due as (
                update notification.notification n set status = 'SENDING', attempts = attempts + 1
                from requested r where n.id = r.id and r.status in ('QUEUED', 'SENDING') returning n.id
            )
            select requested.id, due.id is not null from requested left join due on due.id = requested.id""";
    private static final String SENT = """
            with sent as (
                select n.id, s.message_id
                from notification.notification n join unnest(?, ?) s (id, message_id) on s.id = n.id
                order by n.id for update of n
            )
            update notification.notification n set status = 'SENT', message_id = sent.message_id, sent_at = now()
            from sent where n.id = sent.id""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** Counts the attempt and returns what is to be sent. */
    public Set<UUID> begin(Set<UUID> notifications) throws SQLException {
        Set<UUID> missing = new HashSet<>(notifications);
        Set<UUID> due = new HashSet<>();
        try (var connection = database.getConnection(); var update = connection.prepareStatement(BEGIN)) {
            update.setArray(1, connection.createArrayOf("uuid", notifications.toArray()));
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    UUID id = rows.getObject(1, UUID.class);
                    missing.remove(id);
                    if (rows.getBoolean(2)) {
                        due.add(id);
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            // May only not be visible yet: commits of database and broker are not ordered.
            throw new IllegalStateException("no such notification: " + missing);
        }
        return due;
    }

    /** Notes what was sent, with the id that it was given. */
    public void sent(Map<UUID, String> messageIds) throws SQLException {
        if (messageIds.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection(); var update = connection.prepareStatement(SENT)) {
            update.setArray(1, connection.createArrayOf("uuid", messageIds.keySet().toArray()));
            update.setArray(2, connection.createArrayOf("text", messageIds.values().toArray()));
            update.executeUpdate();
        }
    }
}
