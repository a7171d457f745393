package dev.waybill.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each invariant is broken by SQL, and found by the judge; what is as it must be is not. */
class JudgeTest {
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
    void findsNothingWhereAllIsWell() throws SQLException {
        Verdict verdict = verdict(everySource(new Judge()), Scope.of(List.of(id(1), id(2), id(3), id(4), id(5))));

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.orders()).isEqualTo(5);
        assertThat(verdict(everySource(new Judge()), Scope.all())).isEqualTo(verdict);
    }

    @Test
    void everyInvariantSaysWhatMustHold() {
        assertThat(new Judge().invariants()).allSatisfy(invariant -> assertThat(invariant.sentence()).endsWith("."));
        List<String> notBroken = new ArrayList<>(SqlInvariant.NAMES);
        breaks().forEach(each -> { });
        notBroken.removeAll(BROKEN_HERE);
        assertThat(notBroken).as("broken in tests of their own").containsExactly("no-prepared-transaction", "no-forgotten-transaction");
    }

    @Test
    void anAcceptedOrderThatIsNotThereIsLostWhateverElseThereIs() throws SQLException {
        assertThat(verdict(new Judge(), Scope.of(List.of(id(1), id(8)))).violations()).singleElement()
                .satisfies(violation -> assertThat(violation.findings()).containsExactly(new Finding(id(8).toString(), "no such order")));
    }

    @Test
    void ordersThatWereNotAcceptedAreNoneOfItsBusiness() throws SQLException {
        TestDatabase.execute("update orders.customer_order set status = 'PENDING' where id = order_id(2)");

        assertThat(verdict(new Judge(), Scope.of(List.of(id(1)))).violations()).isEmpty();
    }

    @Test
    void whatChangedWithinTheGraceMayStillBeOnItsWay() throws SQLException {
        TestDatabase.execute("update orders.customer_order set status = 'PENDING' where id = order_id(2)");
        TestDatabase.execute("""
                insert into messaging.outbox (partition, event_id, event_type, subject, event)
                values (1, gen_random_uuid(), 'ORDER_CREATED', order_id(1), '{}')""");

        assertThat(verdict(new Judge(), new Scope(null, Scope.USUAL_REACH, Duration.ofMinutes(15))).violations()).isEmpty();
        TestDatabase.execute("update orders.customer_order set updated_at = now() - interval '16 minutes'");
        TestDatabase.execute("update messaging.outbox set written_at = now() - interval '16 minutes'");
        assertThat(verdict(new Judge(), new Scope(null, Scope.USUAL_REACH, Duration.ofMinutes(15))).violations())
                .extracting(Violation::invariant).contains("order-ended", "outbox-empty");
    }

    @Test
    void whatIsOlderThanTheReachIsForgotten() throws SQLException {
        TestDatabase.execute("update orders.customer_order set created_at = now() - interval '29 days'");
        TestDatabase.execute("truncate messaging.inbox");

        assertThat(verdict(new Judge(), Scope.all()).violations()).isEmpty();
    }

    @Test
    void findsPreparedTransactions() throws SQLException {
        TestDatabase.execute("begin; insert into inventory.stock values ('x', 1); prepare transaction 'in doubt'");
        try {
            assertThat(findings(new Judge(), "no-prepared-transaction")).extracting(Finding::subject).containsExactly("in doubt");
        } finally {
            TestDatabase.execute("rollback prepared 'in doubt'");
        }
    }

    @Test
    void noticesTransactionsThatNobodyWorksInOnlyAfterAWhile() throws SQLException {
        try (var forgotten = TestDatabase.connection(); var statement = forgotten.createStatement()) {
            forgotten.setAutoCommit(false);
            statement.execute("select 1");
            assertThat(findings(new Judge(), "no-forgotten-transaction")).isEmpty();
            // The view of the database's own statistics gives way to one that says it was long ago.
            TestDatabase.execute("""
                    create view public.pg_stat_activity as select datname, pid, usesysid, state, query,
                        state_change - interval '36 s' as state_change from pg_catalog.pg_stat_activity where pid <> pg_backend_pid()""");
            try (var judge = TestDatabase.connection(); var path = judge.createStatement()) {
                path.execute("set search_path = public, pg_catalog");
                assertThat(new Judge().judge(judge, Scope.all()).violations()).extracting(Violation::invariant)
                        .containsExactly("no-forgotten-transaction");
            } finally {
                TestDatabase.execute("drop view public.pg_stat_activity");
            }
        }
    }

    @Test
    void findsWhatTheProviderDidMoreOrLessThanPaymentSays() throws SQLException {
        var once = new ProviderLedger.Account(id(1).toString(), 1, 2020, 0, 0);
        var twice = new ProviderLedger.Account(id(1).toString(), 2, 4040, 0, 0);
        var refunded = new ProviderLedger.Account(id(3).toString(), 1, 2020, 1, 2020);
        var declined = new ProviderLedger.Account(id(4).toString(), 1, 2020, 0, 0);

        var nobodys = new ProviderLedger.Account(id(9).toString(), 1, 2020, 0, 0);

        assertThat(findings(new Judge().with(new ProviderLedger(() -> List.of(once, refunded))), "provider-ledger")).isEmpty();
        assertThat(findings(new Judge().with(new ProviderLedger(() -> List.of(once, refunded, nobodys))), "provider-ledger"))
                .extracting(Finding::subject).containsExactly(id(9).toString());
        assertThat(findings(new Judge().with(new ProviderLedger(() -> List.of(twice, declined))), "provider-ledger"))
                .extracting(Finding::subject).containsExactlyInAnyOrder(id(1).toString(), id(3).toString(), id(4).toString());
    }

    /** The consumer has handled it under its new id; under the old one nobody does. */
    @Test
    void aDeadLetterThatWasCorrectedTwiceIsHandled() throws SQLException {
        TestDatabase.execute("""
                insert into messaging.failure (consumer, event_id, queue, attempts, exception, new_event_id)
                select 'notification', event_id::text, 'notification.order-events', 20, 'no such customer', order_id(7)
                from orders.timeline where order_id = order_id(1) and type = 'order.confirmed'""");
        TestDatabase.execute("""
                insert into messaging.failure (consumer, event_id, queue, attempts, exception, new_event_id)
                values ('notification', order_id(7)::text, 'notification.order-events', 20, 'no such customer still', order_id(8))""");
        String confirmed = "(select event_id from orders.timeline where order_id = order_id(1) and type = 'order.confirmed')";
        TestDatabase.execute("update notification.notification set event_id = order_id(8) where event_id = " + confirmed);
        TestDatabase.execute("update messaging.inbox set event_id = order_id(8) where consumer = 'notification' and event_id = " + confirmed);

        assertThat(verdict(new Judge(), Scope.all()).violations()).isEmpty();
        TestDatabase.execute("delete from messaging.inbox where event_id = order_id(8)");
        assertThat(findings(new Judge(), "events-handled")).hasSize(1);
    }

    @Test
    void saysWhatARoleMayNotSee() throws SQLException {
        TestDatabase.execute("create role narrow");
        try (var judge = TestDatabase.connection(); var role = judge.createStatement()) {
            for (String schema : List.of("messaging", "orders", "inventory", "payment", "notification", "analytics")) {
                role.execute("grant usage on schema %1$s to narrow; grant select on all tables in schema %1$s to narrow".formatted(schema));
            }
            role.execute("set role narrow");
            assertThat(new Judge().judge(judge, Scope.all()).violations()).singleElement()
                    .satisfies(violation -> assertThat(violation.findings()).containsExactly(
                            new Finding("the role narrow", "may not see the transactions of others: grant it pg_monitor")));
            role.execute("reset role; grant pg_monitor to narrow; set role narrow");
            assertThat(new Judge().judge(judge, Scope.all()).violations()).isEmpty();
            role.execute("reset role; drop owned by narrow; drop role narrow");
        }
    }

    /** As on a database that nobody uses but the application, whose role the judge may take. */
    @Test
    void aRoleThatOwnsAllSessionsSeesThem() throws SQLException {
        TestDatabase.execute("create role application login; grant pg_read_all_data to application");
        try (var judge = TestDatabase.connection("application")) {
            assertThat(new Judge().judge(judge, Scope.all()).violations()).isEmpty();
        } finally {
            TestDatabase.execute("drop role application");
        }
    }

    @Test
    void findsMailsThatWereLostAndMailsThatNobodyAskedFor() throws SQLException {
        assertThat(findings(new Judge().with(new SentMails(() -> Set.of("<stray@waybill>"))), "mail-delivered"))
                .hasSize(6 + 1).contains(new Finding("<stray@waybill>", "the mail server has it, nobody asked for it"));
    }

    @Test
    void findsStockThatCameFromNowhere() throws SQLException {
        assertThat(findings(new Judge().with(new InitialStock(() -> Map.of("moka-pot", 99L, "gone", 1L))), "stock-initial"))
                .extracting(Finding::subject).containsExactlyInAnyOrder("moka-pot", "gone");
    }

    @Test
    void saysTheFirstTwentyAndTheCount() throws SQLException {
        List<UUID> lost = Stream.generate(UUID::randomUUID).limit(30).toList();

        Violation violation = verdict(new Judge(), Scope.of(lost)).violations().get(0);
        assertThat(violation.findings()).hasSize(30);
        assertThat(violation.toString()).startsWith("order-kept: 30. Every accepted order has its row.\n").endsWith("..").hasLineCount(22);
    }

    private static Judge everySource(Judge judge) throws SQLException {
        Set<String> mails = new HashSet<>();
        try (var connection = TestDatabase.connection(); var statement = connection.createStatement();
                var rows = statement.executeQuery("select message_id from notification.notification where message_id is not null")) {
            while (rows.next()) {
                mails.add(rows.getString(1));
            }
        }
        return judge.with(new SentMails(() -> mails)).with(new InitialStock(() -> Map.of("moka-pot", 100L)))
                .with(new ProviderLedger(() -> List.of(new ProviderLedger.Account(id(1).toString(), 1, 2020, 0, 0),
                        new ProviderLedger.Account(id(3).toString(), 1, 2020, 1, 2020))));
    }

    private static List<Finding> findings(Judge judge, String invariant) throws SQLException {
        return verdict(judge, Scope.of(List.of(id(1), id(2), id(3), id(4), id(5)))).violations().stream()
                .filter(violation -> violation.invariant().equals(invariant)).flatMap(violation -> violation.findings().stream()).toList();
    }

    private static Verdict verdict(Judge judge, Scope scope) throws SQLException {
        try (var connection = TestDatabase.connection()) {
            return judge.judge(connection, scope);
        }
    }

    private static UUID id(int order) {
        return UUID.fromString("00000000-0000-7000-8000-00000000000" + order);
    }
}
