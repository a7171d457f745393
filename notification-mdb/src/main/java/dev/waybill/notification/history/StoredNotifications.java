package dev.waybill.notification.history;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** {@code notification.notification}, read. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class StoredNotifications implements Notifications {
    private static final String OF_ORDER = """
            select id, order_id, channel, about, status, reason, attempts, created_at, sent_at, traceparent
            from notification.notification where order_id = ? order by created_at, channel, id""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    @Override
    public List<RecordedNotification> ofOrder(UUID orderId) {
        List<RecordedNotification> found = new ArrayList<>();
        try (var connection = database.getConnection(); var select = connection.prepareStatement(OF_ORDER)) {
            select.setObject(1, orderId);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(notification(rows));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the notifications of order " + orderId + " cannot be read", e);
        }
        return found;
    }

    private static RecordedNotification notification(ResultSet row) throws SQLException {
        return new RecordedNotification(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3),
                row.getString(4), row.getString(5), row.getString(6), row.getInt(7), instant(row, 8), instant(row, 9),
                row.getString(10));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
