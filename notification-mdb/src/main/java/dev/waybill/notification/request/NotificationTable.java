package dev.waybill.notification.request;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** Adds rows to {@code notification.notification}. */
@ApplicationScoped
public class NotificationTable {
    // In one order everywhere, so that two sessions with the same events wait for each other, not on each other.
    private static final String INSERT = """
            insert into notification.notification
                (id, event_id, order_id, customer_id, channel, about, recipient, status, reason, traceparent)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) order by 1
            on conflict do nothing returning id""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** Returns the ids of those that were not there. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<UUID> add(List<Notification> notifications) throws SQLException {
        Set<UUID> added = new HashSet<>();
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(INSERT)) {
            var columns = new Columns(connection, insert, notifications);
            columns.set(1, "uuid", Notification::id);
            columns.set(2, "uuid", n -> n.news().eventId());
            columns.set(3, "uuid", n -> n.news().orderId());
            columns.set(4, "text", n -> n.news().customerId());
            columns.set(5, "text", n -> n.medium().name());
            columns.set(6, "text", n -> n.news().about().name());
            columns.set(7, "text", Notification::recipient);
            columns.set(8, "text", Notification::status);
            columns.set(9, "text", Notification::reason);
            columns.set(10, "text", Notification::traceparent);
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    added.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return added;
    }

    private record Columns(Connection connection, PreparedStatement insert, List<Notification> notifications) {
        void set(int index, String type, Function<Notification, Object> value) throws SQLException {
            insert.setArray(index, connection.createArrayOf(type, notifications.stream().map(value).toArray()));
        }
    }
}
