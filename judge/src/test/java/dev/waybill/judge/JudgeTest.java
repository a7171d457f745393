package dev.waybill.judge;

import static dev.waybill.judge.TestDatabase.findings;
import static dev.waybill.judge.TestDatabase.id;
import static dev.waybill.judge.TestDatabase.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is as it must be is found to be so; what the judge looks at, and what other sources say. */
class JudgeTest {
    @BeforeEach
    void fill() throws SQLException {
        TestDatabase.fill();
    }

    @Test
    void findsNothingWhereAllIsWell() throws SQLException {
        Verdict verdict = verdict(everySource(new Judge()), Scope.of(List.of(id(1), id(2), id(3), id(4), id(5))));

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.orders()).isEqualTo(5);
        assertThat(verdict(everySource(new Judge()), Scope.all())).isEqualTo(verdict);
    }

    @Test
    void anAcceptedOrderThatIsNotThereIsLostWhateverElseThereIs() throws SQLException {
        assertThat(verdict(new Judge(), Scope.of(List.of(id(1), id(8)))).violations()).singleElement()
                .satisfies(violation -> assertThat(violation.findings()).containsExactly(new Finding(id(8).toString(), "no such order")));
    }

    @Test
    void whatIsNotToBeCheckedIsNot() throws SQLException {
        TestDatabase.execute("update payment.payment set amount = amount + 1");

        assertThat(verdict(new Judge(), Scope.of(List.of(id(1)))).violations()).extracting(Violation::invariant)
                .containsExactly("charged");
        assertThat(verdict(new Judge().without("charged"), Scope.of(List.of(id(1)))).violations()).isEmpty();
        assertThatThrownBy(() -> new Judge().without("charge")).hasMessageContainingAll("'charge'", "charged");
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
}
