package dev.waybill.analytics.figures;

import dev.waybill.events.Event;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * {@code analytics.product_hour} and {@code analytics.sales_hour}: all sessions take their rows in the order of the keys
 * and the tables in this order, so that they wait for each other and never deadlock. The hours' own rows, which every
 * message changes, come last, just before the commit.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class FigureTables {
    private static final String ADD_PRODUCTS = """
            insert into analytics.product_hour as old
            select date_trunc('hour', time, 'UTC'), product_id, currency,
                   coalesce(sum(units) filter (where not returned), 0), coalesce(sum(value) filter (where not returned), 0),
                   coalesce(sum(units) filter (where returned), 0), coalesce(sum(value) filter (where returned), 0)
            from unnest(?, ?, ?, ?, ?, ?) as line (returned, time, product_id, currency, units, value)
            group by 1, 2, 3 order by 1, 2, 3
            on conflict (hour, product_id, currency) do update set
                sold = old.sold + excluded.sold, sold_value = old.sold_value + excluded.sold_value,
                returned = old.returned + excluded.returned, returned_value = old.returned_value + excluded.returned_value""";
    private static final String ADD_SALES = """
            insert into analytics.sales_hour as old
            select date_trunc('hour', time, 'UTC'), currency,
                   count(*) filter (where type = 'order.created'),
                   coalesce(sum(amount) filter (where type = 'order.created'), 0),
                   count(*) filter (where type = 'order.confirmed'),
                   count(*) filter (where type = 'payment.completed'),
                   coalesce(sum(amount) filter (where type = 'payment.completed'), 0),
                   count(*) filter (where type = 'payment.refunded'),
                   coalesce(sum(amount) filter (where type = 'payment.refunded'), 0),
                   count(*) filter (where type = 'order.cancelled'),
                   count(*) filter (where type = 'order.rejected'),
                   count(*) filter (where type = 'payment.failed')
            from unnest(?, ?, ?, ?) as fact (type, time, currency, amount)
            group by 1, 2 order by 1, 2
            on conflict (hour, currency) do update set
                placed = old.placed + excluded.placed, placed_value = old.placed_value + excluded.placed_value,
                confirmed = old.confirmed + excluded.confirmed,
                payments = old.payments + excluded.payments, revenue = old.revenue + excluded.revenue,
                refunds = old.refunds + excluded.refunds, refunded = old.refunded + excluded.refunded,
                cancelled = old.cancelled + excluded.cancelled, rejected = old.rejected + excluded.rejected,
                declined = old.declined + excluded.declined""";
    // Conflicts with every change of a row, not with reading.
    private static final String LOCK = "lock table analytics.product_hour, analytics.sales_hour in exclusive mode";
    private static final String REPLACE = """
            with gone as (delete from analytics.%1$s where hour >= ? returning *)
            insert into analytics.replaced_%1$s select ?::uuid, now(), gone.* from gone""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** Adds what these events bring, each to its own hour. */
    public void add(List<Event<?>> events) throws SQLException {
        List<ProductFact> lines = events.stream().flatMap(ProductFact::of).toList();
        if (!lines.isEmpty()) {
            update(ADD_PRODUCTS, lines,
                    new Column<>("bool", ProductFact::returned),
                    new Column<>("timestamptz", ProductFact::time),
                    new Column<>("text", fact -> fact.line().productId()),
                    new Column<>("text", fact -> fact.line().unitPrice().currency()),
                    new Column<>("int4", fact -> fact.line().quantity()),
                    new Column<>("numeric", fact -> fact.line().unitPrice().times(fact.line().quantity()).amount()));
        }
        List<OrderFact> facts = events.stream().flatMap(OrderFact::of).toList();
        if (!facts.isEmpty()) {
            update(ADD_SALES, facts,
                    new Column<>("text", fact -> fact.type().type()),
                    new Column<>("timestamptz", OrderFact::time),
                    new Column<>("text", fact -> fact.amount().currency()),
                    new Column<>("numeric", fact -> fact.amount().amount()));
        }
    }

    /** Waits for all sessions that are adding, and holds off the next until the caller's transaction ends. */
    public void lock() throws SQLException {
        try (var connection = database.getConnection(); var lock = connection.createStatement()) {
            lock.execute(LOCK);
        }
    }

    /** Empties the hours from this one on; what stood there is kept aside under the rebuild's id. */
    public void replace(UUID rebuild, OffsetDateTime from) throws SQLException {
        try (var connection = database.getConnection()) {
            replace(connection, "product_hour", rebuild, from);
            replace(connection, "sales_hour", rebuild, from);
        }
    }

    private static void replace(Connection connection, String table, UUID rebuild, OffsetDateTime from) throws SQLException {
        try (var delete = connection.prepareStatement(REPLACE.formatted(table))) {
            delete.setObject(1, from);
            delete.setObject(2, rebuild);
            delete.executeUpdate();
        }
    }

    private record Column<T>(String type, Function<T, Object> value) {
    }

    @SafeVarargs
    private <T> void update(String sql, List<T> rows, Column<T>... columns) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.length; i++) {
                Object[] values = rows.stream().map(columns[i].value()).toArray();
                statement.setArray(i + 1, connection.createArrayOf(columns[i].type(), values));
            }
            statement.executeUpdate();
        }
    }
}
