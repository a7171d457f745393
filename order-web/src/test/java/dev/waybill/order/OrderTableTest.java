package dev.waybill.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Money;
import dev.waybill.events.OrderLine;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderTableTest {
    private final OrderTable orders = new OrderTable();

    @BeforeEach
    void empty() {
        orders.database = TestDatabase.empty();
    }

    @Test
    void contentsAreWhatWasOrderedLineByLine() throws Exception {
        NewOrder one = order("pot", "beans", "mug");
        NewOrder other = order("mug");
        orders.insert(List.of(one, other, order("pot")));

        assertThat(orders.contents(List.of(one.id(), other.id(), UUID.randomUUID()))).containsOnlyKeys(one.id(), other.id())
                .containsEntry(one.id(), new OrderContent(one.id(), "anna", one.lines(), one.total()))
                .containsEntry(other.id(), new OrderContent(other.id(), "anna", other.lines(), other.total()));
    }

    /** As in each new installation for minutes. With a plain join, each message of events read all lines that were ever ordered. */
    @Test
    void linesAreLookedUpThoughThereAreNoStatisticsOfThem() throws Exception {
        update("""
                insert into orders.customer_order (id, customer_id, status, total, currency, created_at, updated_at)
                select gen_random_uuid(), 'anna', 'CONFIRMED', 1, 'EUR', now(), now() from generate_series(1, 20000)""");
        update("""
                insert into orders.order_line (order_id, line, product_id, product_name, quantity, unit_price)
                select id, 1, 'mug', 'Mug', 1, 1 from orders.customer_order""");

        assertThat(planOfContents(100)).anyMatch(step -> step.contains("Index Cond: (order_id = o.id)"))
                .noneMatch(step -> step.contains("Seq Scan on order_line"));
    }

    private List<String> planOfContents(int count) throws SQLException {
        try (var connection = orders.database.getConnection();
             var explain = connection.prepareStatement("explain " + OrderTable.CONTENTS)) {
            Object[] ids = new Object[count];
            Arrays.setAll(ids, i -> UUID.randomUUID());
            explain.setArray(1, connection.createArrayOf("uuid", ids));
            List<String> plan = new ArrayList<>();
            try (var rows = explain.executeQuery()) {
                while (rows.next()) {
                    plan.add(rows.getString(1));
                }
            }
            return plan;
        }
    }

    private void update(String sql) throws SQLException {
        try (var connection = orders.database.getConnection(); var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static NewOrder order(String... products) {
        List<OrderLine> lines = List.of(products).stream().map(id -> new OrderLine(id, "A " + id, 2, Money.of("1.50", "EUR"))).toList();
        return new NewOrder(UUID.randomUUID(), "anna", lines, Money.of("9.00", "EUR"), null, OffsetDateTime.now(ZoneOffset.UTC));
    }
}
