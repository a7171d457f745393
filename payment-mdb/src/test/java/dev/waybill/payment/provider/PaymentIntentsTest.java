package dev.waybill.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Money;
import dev.waybill.payment.gateway.ChargeResult;
import dev.waybill.payment.gateway.PaymentAttempt;
import dev.waybill.payment.gateway.Reversal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentIntentsTest extends SandboxedProvider {
    @ParameterizedTest
    @CsvSource({"37.00,EUR,3700", "12000,KRW,12000", "1.234,TND,1234", "0.01,USD,1"})
    void chargesTheAmountInTheSmallestUnit(String amount, String currency, long expected) throws Exception {
        PaymentAttempt attempt = opened(attempt(Money.of(amount, currency), "pm_card_visa"));

        assertThat(gateway.charge(attempt)).isEqualTo(ChargeResult.taken());

        assertThat(account(attempt).path("charged").asLong()).isEqualTo(expected);
        assertThat(account(attempt).path("currency").asText()).isEqualToIgnoringCase(currency);
    }

    /** A database that was restored knows neither the id nor how many attempts there were. */
    @Test
    void everyAttemptOpensTheSamePayment() {
        PaymentAttempt attempt = attempt(null);

        String id = gateway.open(again(again(attempt)));

        assertThat(gateway.open(attempt)).isEqualTo(id);
        assertThat(gateway.open(again(attempt))).isEqualTo(id);
    }

    @Test
    void opensWithoutMovingMoney() throws Exception {
        assertThat(account(opened(attempt(null))).path("charges").asInt()).isZero();
    }

    @Test
    void chargesOnceHoweverOftenItIsCalled() throws Exception {
        PaymentAttempt attempt = opened(attempt(null));

        assertThat(gateway.charge(attempt)).isEqualTo(ChargeResult.taken());
        assertThat(gateway.charge(attempt)).isEqualTo(ChargeResult.taken());
        assertThat(gateway.charge(again(attempt))).isEqualTo(ChargeResult.taken());

        assertThat(account(attempt).path("charges").asInt()).isEqualTo(1);
    }

    @Test
    void aRefusalIsFinalAndCarriesTheProvidersReason() throws Exception {
        PaymentAttempt attempt = opened(attempt("pm_card_chargeDeclinedInsufficientFunds"));
        var declined = ChargeResult.declined("insufficient_funds", "Your card has insufficient funds.");

        assertThat(gateway.charge(attempt)).isEqualTo(declined);
        assertThat(gateway.charge(again(attempt))).isEqualTo(declined);

        assertThat(account(attempt).path("declines").asInt()).isEqualTo(1);
        assertThat(gateway.reverse(again(again(attempt)))).isEqualTo(Reversal.nothingTaken());
    }

    @Test
    void aRefusalWhoseAnswerWasLostIsFoundByTheNextAttempt() {
        PaymentAttempt attempt = opened(attempt("pm_card_visa_chargeDeclined"));
        client.post("/v1/payment_intents/" + attempt.paymentId() + "/confirm", Map.of(), "lost");

        assertThat(gateway.charge(attempt)).isEqualTo(ChargeResult.declined("generic_decline", "Your card was declined."));
    }

    @Test
    void whatWasEndedAtTheProviderIsARefusal() {
        PaymentAttempt attempt = opened(attempt(null));
        client.post("/v1/payment_intents/" + attempt.paymentId() + "/cancel", Map.of(), "by hand");

        assertThat(gateway.charge(attempt)).isEqualTo(ChargeResult.declined("canceled", "The payment was not completed."));
    }

    @Test
    void refundsOnceHoweverOftenItIsCalled() throws Exception {
        PaymentAttempt attempt = opened(attempt(null));
        gateway.charge(attempt);

        Reversal refund = gateway.reverse(again(attempt));

        assertThat(refund.isRefund()).isTrue();
        assertThat(gateway.reverse(again(attempt))).isEqualTo(refund);
        assertThat(gateway.reverse(again(again(attempt)))).isEqualTo(refund);
        assertThat(account(attempt).path("refunds").asInt()).isEqualTo(1);
        assertThat(account(attempt).path("net").asInt()).isZero();
    }

    @Test
    void whatIsReversedBeforeItIsChargedIsNeverCharged() throws Exception {
        PaymentAttempt attempt = opened(attempt(null));

        assertThat(gateway.reverse(attempt)).isEqualTo(Reversal.nothingTaken());
        assertThat(gateway.reverse(again(attempt))).isEqualTo(Reversal.nothingTaken());
        assertThat(gateway.charge(again(attempt)).charged()).isFalse();

        assertThat(account(attempt).path("charges").asInt()).isZero();
    }

    @Test
    void chargesAndReversalsAtOnceEndConsistently() throws Exception {
        for (int round = 0; round < 15; round++) {
            PaymentAttempt attempt = opened(attempt(null));
            var charged = CompletableFuture.supplyAsync(() -> gateway.charge(again(attempt)));
            var reversed = CompletableFuture.supplyAsync(() -> gateway.reverse(again(again(attempt))));

            boolean taken = charged.join().charged();
            assertThat(reversed.join().isRefund()).isEqualTo(taken);
            assertThat(account(attempt).path("charges").asInt()).isEqualTo(taken ? 1 : 0);
            assertThat(account(attempt).path("net").asInt()).isZero();
        }
    }

    @Test
    void whatCostsNothingNeedsNoProvider() throws Exception {
        provider.close();
        PaymentAttempt attempt = opened(attempt(Money.of("0.00", "EUR"), null));

        assertThat(gateway.charge(attempt)).isEqualTo(ChargeResult.taken());
        assertThat(gateway.reverse(attempt).isRefund()).isTrue();
    }
}
