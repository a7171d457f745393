package dev.waybill.payment.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.PaymentCompleted;
import dev.waybill.events.PaymentFailed;
import dev.waybill.events.PaymentRefunded;
import dev.waybill.payment.Beans;
import dev.waybill.payment.Samples;
import dev.waybill.payment.TestDatabase;
import dev.waybill.payment.gateway.PaymentAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentExecutionTest {
    private static final Consumer<PaymentAttempt> AWAY = attempt -> {
        throw new IllegalStateException("provider away");
    };
    private static final Consumer<PaymentAttempt> NOTHING = attempt -> { };

    private final DataSource database = TestDatabase.empty();
    private final TestGateway gateway = new TestGateway();
    private final PaymentRecord record = Beans.wire(new PaymentRecord(), database, Beans.outbox(database));
    private final ConcurrentCalls calls = Beans.wire(new ConcurrentCalls(), Duration.ofSeconds(30));
    private final Charging charging = Beans.wire(new Charging(), record, gateway, calls, Duration.ofHours(4));
    private final PaymentExecution execution = Beans.wire(new PaymentExecution(), charging,
            Beans.wire(new Reversing(), record, gateway, calls));
    private UUID order;

    @BeforeEach
    void request() {
        order = given();
    }

    @Test
    void chargesOnceAndTellsIt() throws Exception {
        charge();
        charge();

        assertThat(payment()).isEqualTo("CHARGED 1 p0");
        assertThat(gateway.moves).containsEntry(order, 1);
        assertThat(Samples.published()).extracting(Event::data)
                .isEqualTo(List.of(new PaymentCompleted(order, "ada", Samples.TOTAL, "p0")));
    }

    @Test
    void tellsARefusalWithTheProvidersReason() throws Exception {
        gateway.declines = true;
        charge();
        charge();

        assertThat(payment()).isEqualTo("DECLINED 1 p0");
        assertThat(Samples.published()).extracting(Event::data).isEqualTo(List.of(new PaymentFailed(order, "ada", Samples.TOTAL,
                "insufficient_funds", "Your card has insufficient funds.")));
    }

    @Test
    void aProviderThatIsAwayIsAFailureThatCounts() throws Exception {
        gateway.before = AWAY;
        assertThatThrownBy(this::charge).hasMessage("provider away");
        assertThat(payment()).isEqualTo("CHARGING 1 p0");
        assertThat(Samples.published()).isEmpty();

        gateway.before = NOTHING;
        charge();

        assertThat(payment()).isEqualTo("CHARGED 2 p0");
    }

    @Test
    void aChargeWhoseAnswerIsLostIsNotMadeAgain() throws Exception {
        gateway.after = AWAY;
        assertThatThrownBy(this::charge).hasMessage("provider away");

        gateway.after = NOTHING;
        charge();

        assertThat(payment()).isEqualTo("CHARGED 2 p0");
        assertThat(gateway.moves).containsEntry(order, 1);
    }

    @Test
    void twoAttemptsAtOnceChargeThePaymentThatWasRecordedFirst() throws Exception {
        gateway.before = attempt -> {
            gateway.before = NOTHING;
            TestDatabase.execute("update payment.payment set attempts = attempts + 1");
            try {
                charge();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };

        charge();

        assertThat(payment()).isEqualTo("CHARGED 3 p0");
        assertThat(gateway.moves).containsEntry(order, 1);
        assertThat(Samples.publishedTypes()).containsExactly(EventType.PAYMENT_COMPLETED);
    }

    @Test
    void oneThatFailsDoesNotHoldUpTheOthersOfItsMessage() {
        UUID other = given();
        gateway.before = attempt -> {
            if (attempt.orderId().equals(order)) {
                AWAY.accept(attempt);
            }
        };

        assertThatThrownBy(() -> execute(EventType.CHARGE_REQUESTED, order, other)).hasMessage("provider away");

        assertThat(TestDatabase.rows("select status from payment.payment where order_id = '" + other + "'"))
                .containsExactly("CHARGED");
        assertThat(payment()).startsWith("CHARGING 1 ");
    }

    @Test
    void whatIsCalledOffBeforeItIsOpenedIsNotCharged() throws Exception {
        TestDatabase.execute("update payment.payment set status = 'CANCELLED', cancelled_at = now()");

        charge();

        assertThat(gateway.payments).isEmpty();
        assertThat(Samples.published()).isEmpty();
    }

    @Test
    void whatIsCalledOffWhileItIsChargedIsChargedAndGivenBack() throws Exception {
        gateway.before = attempt -> cancel();
        charge();
        assertThat(payment()).isEqualTo("CHARGED 1 p0");

        reverse();
        reverse();

        assertThat(payment()).isEqualTo("REFUNDED 2 p0");
        assertThat(gateway.moves).containsEntry(order, 2);
        assertThat(Samples.published()).extracting(Event::data).isEqualTo(List.of(
                new PaymentCompleted(order, "ada", Samples.TOTAL, "p0"),
                new PaymentRefunded(order, "ada", Samples.TOTAL, "p0", "r-p0")));
    }

    @Test
    void aRefusalOfWhatWasCalledOffIsNoNews() throws Exception {
        gateway.declines = true;
        gateway.before = attempt -> cancel();
        charge();

        reverse();

        assertThat(payment()).isEqualTo("CANCELLED 2 p0");
        assertThat(Samples.published()).isEmpty();
    }

    @Test
    void whatEndedUnknownIsFoundOutWhenTheOrderIsCalledOff() throws Exception {
        gateway.after = AWAY;
        assertThatThrownBy(this::charge).hasMessage("provider away");
        gateway.after = NOTHING;
        cancel();

        reverse();
        charge();

        assertThat(payment()).isEqualTo("REFUNDED 2 p0");
        assertThat(gateway.moves).containsEntry(order, 2);
        assertThat(Samples.publishedTypes()).containsExactly(EventType.PAYMENT_COMPLETED, EventType.PAYMENT_REFUNDED);
    }

    @Test
    void whatWasNotTakenIsNeverTakenAfterTheOrderIsCalledOff() throws Exception {
        gateway.before = AWAY;
        assertThatThrownBy(this::charge).hasMessage("provider away");
        gateway.before = NOTHING;
        cancel();

        reverse();
        charge();

        assertThat(payment()).isEqualTo("CANCELLED 2 p0");
        assertThat(gateway.moves).isEmpty();
        assertThat(Samples.published()).isEmpty();
    }

    @Test
    void aRefundIsTriedUntilTheProviderIsBack() throws Exception {
        charge();
        cancel();
        gateway.after = AWAY;
        assertThatThrownBy(this::reverse).hasMessage("provider away");
        gateway.after = NOTHING;

        reverse();

        assertThat(payment()).isEqualTo("REFUNDED 3 p0");
        assertThat(gateway.moves).containsEntry(order, 2);
        assertThat(Samples.publishedTypes()).containsExactly(EventType.PAYMENT_COMPLETED, EventType.PAYMENT_REFUNDED);
    }

    @Test
    void aChargeThatFailsForTooLongIsGivenUpAndSettledLater() throws Exception {
        gateway.after = AWAY;
        TestDatabase.execute("update payment.payment set requested_at = now() - interval '5 hours'");

        charge();

        assertThat(payment()).isEqualTo("GIVEN_UP 1 p0");
        assertThat(TestDatabase.rows("select reason from payment.payment")).containsExactly("given up: provider away");
        assertThat(Samples.published()).singleElement()
                .satisfies(event -> assertThat(((PaymentFailed) event.data()).code()).isEqualTo("given_up"));

        gateway.after = NOTHING;
        cancel();
        reverse();

        assertThat(payment()).isEqualTo("REFUNDED 2 p0");
        assertThat(gateway.moves).containsEntry(order, 2);
    }

    @Test
    void whatFindsNoTimeIsTriedAgain() {
        calls.longest = Duration.ZERO;

        assertThatThrownBy(this::charge).hasMessageContaining("no time left");

        assertThat(payment()).isEqualTo("CHARGING 1 -");
    }

    @Test
    void aRequestWithoutItsPaymentIsAFailure() {
        assertThatThrownBy(() -> execute(EventType.CHARGE_REQUESTED, UUID.randomUUID())).hasMessageContaining("no such payment");
    }

    private static UUID given() {
        UUID order = UUID.randomUUID();
        TestDatabase.execute("""
                insert into payment.payment (order_id, customer_id, amount, currency, payment_method, status)
                values ('%s', 'ada', 37.00, 'EUR', 'pm_card_visa', 'REQUESTED')""".formatted(order));
        return order;
    }

    private static void cancel() {
        TestDatabase.execute("update payment.payment set cancelled_at = now()");
    }

    private void charge() throws Exception {
        execute(EventType.CHARGE_REQUESTED, order);
    }

    private void reverse() throws Exception {
        execute(EventType.REFUND_REQUESTED, order);
    }

    private void execute(EventType type, UUID... orders) throws Exception {
        List<Event<?>> events = new ArrayList<>();
        for (UUID id : orders) {
            events.add(Samples.requested(type, id));
        }
        execution.handle(events);
    }

    private String payment() {
        return TestDatabase.rows("select status, attempts, coalesce(payment_id, '-') from payment.payment"
                + " where order_id = '" + order + "'").get(0);
    }
}
