package dev.waybill.system.reliability;

import dev.waybill.launcher.Waybill;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** From taken until CONFIRMED, in ms: half of the orders took no longer, and 95 percent. */
record ConfirmationTimes(long median, long most) {
    private static final String SELECT = """
            select extract(epoch from percentile_cont(0.5) within group (order by updated_at - created_at)) * 1000,
                   extract(epoch from percentile_cont(0.95) within group (order by updated_at - created_at)) * 1000
            from orders.customer_order where status = 'CONFIRMED' and id = any(?)""";

    static ConfirmationTimes of(Waybill waybill, List<UUID> orders) throws SQLException {
        var database = waybill.database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
             var select = connection.prepareStatement(SELECT)) {
            select.setArray(1, connection.createArrayOf("uuid", orders.toArray()));
            try (var rows = select.executeQuery()) {
                rows.next();
                return new ConfirmationTimes(rows.getLong(1), rows.getLong(2));
            }
        }
    }

    /** Beside those of a quieter time. */
    String beside(ConfirmationTimes without) {
        return "accepted until CONFIRMED: median %d ms without, %d ms with (x %.2f), 95 %% within %d ms without, %d ms with (x %.2f)".formatted(
                without.median, median, (double) median / without.median, without.most, most, (double) most / without.most);
    }
}
