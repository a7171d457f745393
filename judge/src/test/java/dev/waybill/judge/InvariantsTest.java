package dev.waybill.judge;

import static dev.waybill.judge.TestDatabase.findings;
import static dev.waybill.judge.TestDatabase.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each invariant is broken by SQL, and found by the judge. */
class InvariantsTest {
    private static final Set<String> BROKEN_HERE = new HashSet<>();

    @BeforeEach
    void fill() throws SQLException {
        TestDatabase.fill();
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                broken("order-kept", 1, "truncate orders.customer_order, orders.order_line"),
                broken("order-complete", 1, "delete from orders.order_line where order_id = order_id(1)"),
                broken("order-complete", 1, "update orders.order_line set quantity = 3 where order_id = order_id(1)"),
                broken("order-ended", 1, "update orders.customer_order set status = 'PENDING' where id = order_id(1)"),
                broken("order-ended", 1, "update orders.customer_order set status = 'RESERVED' where id = order_id(1)"),
                broken("key-kept", 9, "update orders.idempotency_key set order_id = order_id(9)"),
                broken("order-events", 1, "delete from orders.timeline where order_id = order_id(1) and type = 'order.created'"),
                broken("order-events", 1, "delete from orders.timeline where order_id = order_id(1) and type = 'order.confirmed'"),
                broken("order-events", 2, twice(2, "order.rejected")),
                broken("order-events", 3, twice(3, "order.cancelled")),
                broken("order-events", 2, "update orders.timeline set type = 'order.confirmed' where order_id = order_id(2) and type = 'order.rejected'"),
                broken("inventory-events", 1, twice(1, "inventory.updated")),
                broken("inventory-events", 3, "delete from orders.timeline where order_id = order_id(3) and outcome = 'RELEASED'"),
                broken("payment-events", 1, twice(1, "payment.completed")),
                broken("payment-events", 3, "delete from orders.timeline where order_id = order_id(3) and type = 'payment.refunded'"),
                broken("payment-events", 4, "delete from orders.timeline where order_id = order_id(4) and type = 'payment.failed'"),
                broken("events-handled", 1, notHandled("inventory", "order.created")),
                broken("events-handled", 1, notHandled("payment", "inventory.updated")),
                broken("events-handled", 1, notHandled("order", "payment.completed")),
                broken("events-handled", 1, notHandled("analytics", "payment.completed")),
                broken("timeline-complete", 9, "insert into messaging.inbox (consumer, event_id) values ('inventory', order_id(9))"),
                broken("outbox-empty", 1, """
                        insert into messaging.outbox (partition, event_id, event_type, subject, event)
                        values (1, gen_random_uuid(), 'ORDER_CREATED', order_id(1), '{}')"""),
                broken("reservation", 1, "update inventory.reservation set status = 'RELEASED' where order_id = order_id(1)"),
                broken("reservation", 3, "update inventory.reservation set status = 'RESERVED' where order_id = order_id(3)"),
                broken("reservation", 2, "delete from inventory.reservation where order_id = order_id(2)"),
                broken("reservation-lines", 1, "update inventory.reservation_line set quantity = 3 where order_id = order_id(1)"),
                broken("reservation-lines", 1, "insert into inventory.reservation_line values (order_id(1), 'cup-set', 1)"),
                broken("stock-held", "moka-pot", "update inventory.stock set reserved = 4"),
                broken("stock-held", "moka-pot", "delete from inventory.stock"),
                broken("charged", 1, "update payment.payment set amount = 20.21 where order_id = order_id(1)"),
                broken("charged", 1, "delete from payment.payment where order_id = order_id(1)"),
                broken("given-back", 3, "update payment.payment set status = 'CHARGED' where order_id = order_id(3)"),
                broken("given-back", 5, "delete from payment.payment where order_id = order_id(5)"),
                broken("customer-told", 1, "delete from notification.notification where order_id = order_id(1) and channel = 'EMAIL'"),
                broken("customer-told", 1, "delete from notification.notification where order_id = order_id(1) and channel = 'PUSH'"),
                broken("customer-told", 2, "update notification.notification set about = 'ORDER_CONFIRMED' where order_id = order_id(2)"),
                broken("customer-told", 5, """
                        insert into notification.notification (id, event_id, order_id, customer_id, channel, about, recipient, status)
                        values (gen_random_uuid(), gen_random_uuid(), order_id(5), 'ada', 'EMAIL', 'ORDER_CONFIRMED', 'a@example.org', 'SENT')"""),
                broken("notification-ended", 1, "update notification.notification set status = 'SENDING' where order_id = order_id(1) and channel = 'EMAIL'"),
                broken("sales-figures", null, "update analytics.sales_hour set revenue = revenue + 20.20, payments = payments + 1"),
                broken("sales-figures", null, "delete from analytics.sales_hour"),
                broken("product-figures", null, "update analytics.product_hour set sold = sold + 2"),
                broken("product-figures", null, "update analytics.product_hour set returned = 0"));
    }

    private static Arguments broken(String invariant, int order, String sql) {
        return broken(invariant, id(order).toString(), sql);
    }

    private static Arguments broken(String invariant, String subject, String sql) {
        BROKEN_HERE.add(invariant);
        return Arguments.of(invariant, subject, sql);
    }

    private static String twice(int order, String type) {
        return """
                insert into orders.timeline (event_id, order_id, type, version, source, happened_at, outcome, amount, currency)
                select gen_random_uuid(), order_id, type, version, source, happened_at, outcome, amount, currency
                from orders.timeline where order_id = order_id(%d) and type = '%s'""".formatted(order, type);
    }

    private static String notHandled(String consumer, String type) {
        return """
                delete from messaging.inbox i using orders.timeline t where t.event_id = i.event_id and i.consumer = '%s'
                and t.order_id = order_id(1) and t.type = '%s'""".formatted(consumer, type);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("breaks")
    void findsWhatIsBroken(String invariant, String subject, String sql) throws SQLException {
        TestDatabase.execute(sql);

        List<Finding> found = findings(new Judge(), invariant);
        assertThat(found).isNotEmpty();
        if (subject != null) {
            assertThat(found).extracting(Finding::subject).contains(subject);
        }
    }

    @Test
    void everyInvariantSaysWhatMustHold() {
        assertThat(new Judge().invariants()).allSatisfy(invariant -> assertThat(invariant.sentence()).endsWith("."));
        List<String> notBroken = new ArrayList<>(SqlInvariant.NAMES);
        breaks().forEach(each -> { });
        notBroken.removeAll(BROKEN_HERE);
        assertThat(notBroken).as("broken in tests of their own").containsExactly("no-prepared-transaction", "no-forgotten-transaction");
    }
}
