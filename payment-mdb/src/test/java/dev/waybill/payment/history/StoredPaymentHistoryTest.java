package dev.waybill.payment.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Money;
import dev.waybill.payment.Beans;
import dev.waybill.payment.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredPaymentHistoryTest {
    private final PaymentHistory history = Beans.wire(new StoredPaymentHistory(), TestDatabase.empty());

    @Test
    void saysHowAPaymentStands() {
        UUID order = UUID.randomUUID();
        TestDatabase.execute("""
                insert into payment.payment (order_id, customer_id, amount, currency, status, attempts, payment_id, charged_at)
                values ('%s', 'ada', 12000, 'KRW', 'CHARGED', 2, 'pi_1', now())""".formatted(order));

        assertThat(history.find(order)).hasValueSatisfying(payment -> {
            assertThat(payment.status()).isEqualTo("CHARGED");
            assertThat(payment.amount()).isEqualTo(Money.of("12000", "KRW"));
            assertThat(payment.paymentId()).isEqualTo("pi_1");
            assertThat(payment.attempts()).isEqualTo(2);
            assertThat(payment.chargedAt()).isNotNull();
            assertThat(payment.refundedAt()).isNull();
        });
    }

    @Test
    void knowsNothingOfOtherOrders() {
        assertThat(history.find(UUID.randomUUID())).isEmpty();
    }
}
