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
    private static final String THE_END = "('ORDER_REJECTED', 'ORDER_CANCELLED')";
    private static final String BEGIN = """
            with requested as (
                select * from notification.notification where id = any(?) order by id for update
            ), superseded as (
                update notification.notification n set status = 'SKIPPED', reason = 'superseded'
                from requested r where n.id = r.id and r.status in ('QUEUED', 'SENDING') and r.about not in %1$s
                and exists (select from notification.notification e where e.order_id = r.order_id
                    and e.channel = r.channel and e.about in %1$s and e.status = 'SENT')
                returning n.id
            ), due as (
                update notification.notification n set status = 'SENDING', attempts = n.attempts + 1
                from requested r where n.id = r.id and r.status in ('QUEUED', 'SENDING')
                and r.id not in (select id from superseded)
                returning n.id
            )
            select requested.id, due.id is not null from requested left join due on due.id = requested.id""".formatted(THE_END);
    private static final String END = """
            with ended as (
                select n.id, e.status, e.message_id, e.reason
                from notification.notification n join unnest(?, ?, ?, ?) e (id, status, message_id, reason) on e.id = n.id
                order by n.id for update of n
            )
            update notification.notification n
            set status = ended.status, message_id = ended.message_id, reason = ended.reason,
                sent_at = case ended.status when 'SENT' then now() end
            from ended where n.id = ended.id""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** Counts the attempt and returns what is to be sent: not what is older than the end of its order, which was told. */
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

    /** Notes how sending ended. */
    public void end(Map<UUID, Outcome> outcomes) throws SQLException {
        if (outcomes.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection(); var update = connection.prepareStatement(END)) {
            update.setArray(1, connection.createArrayOf("uuid", outcomes.keySet().toArray()));
            update.setArray(2, connection.createArrayOf("text", outcomes.values().stream().map(Outcome::status).toArray()));
            update.setArray(3, connection.createArrayOf("text", outcomes.values().stream().map(Outcome::messageId).toArray()));
            update.setArray(4, connection.createArrayOf("text", outcomes.values().stream().map(Outcome::reason).toArray()));
            update.executeUpdate();
        }
    }
}
