package dev.waybill.order;

import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Looks for orders that have waited for too long. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class OverdueOrders {
    // The states stand here as text, so that the partial index serves.
    private static final String COUNT = """
            select status, count(*) from orders.customer_order
            where status in ('PENDING', 'RESERVED') and updated_at < ? group by status""";
    private static final String OLDEST = """
            select id, status, updated_at from orders.customer_order
            where status in ('PENDING', 'RESERVED') and updated_at < ? order by updated_at limit ?""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** An order, and since when it has been in its state. */
    record Overdue(UUID id, OrderStatus status, OffsetDateTime since) {
    }

    /** How many have been in their state since before that time. */
    public Map<OrderStatus, Long> count(OffsetDateTime before) throws SQLException {
        Map<OrderStatus, Long> counts = new EnumMap<>(OrderStatus.class);
        OrderStatus.WAITING.forEach(status -> counts.put(status, 0L));
        try (var connection = database.getConnection(); var select = connection.prepareStatement(COUNT)) {
            select.setObject(1, before);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.put(OrderStatus.valueOf(rows.getString(1)), rows.getLong(2));
                }
            }
        }
        return counts;
    }

    /** Those that have been in their state for the longest, so many at most. */
    public List<Overdue> oldest(OffsetDateTime before, int limit) throws SQLException {
        List<Overdue> found = new ArrayList<>();
        try (var connection = database.getConnection(); var select = connection.prepareStatement(OLDEST)) {
            select.setObject(1, before);
            select.setInt(2, limit);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Overdue(rows.getObject(1, UUID.class), OrderStatus.valueOf(rows.getString(2)),
                            rows.getObject(3, OffsetDateTime.class)));
                }
            }
        }
        return found;
    }
}
