package dev.waybill.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.events.Money;
import dev.waybill.payment.gateway.ChargeResult;
import dev.waybill.payment.gateway.PaymentAttempt;
import dev.waybill.payment.gateway.Reversal;
import dev.waybill.sandbox.PaymentSandbox;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The adapter against the sandbox provider; its ledger is the judge. */
class PaymentIntentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;
    private PaymentSandbox provider;
    private final ProviderClient client = new ProviderClient();
    private final PaymentIntents gateway = new PaymentIntents();

    @BeforeEach
    void start() throws Exception {
        provider = new PaymentSandbox(0, "sk_test", folder.resolve("ledger.jsonl"));
        client.uri = provider.uri().toString();
        client.secretKey = Optional.of("sk_test");
        client.timeout = Duration.ofSeconds(30);
        client.resilience = new Resilience();
        client.resilience.tries = 3;
        client.resilience.pause = Duration.ofMillis(500);
        client.resilience.prepare();
        client.open();
        gateway.provider = client;
    }

    @AfterEach
    void stop() throws Exception {
        provider.close();
    }

    @ParameterizedTest
    @CsvSource({"37.00,EUR,3700", "12000,KRW,12000", "1.234,TND,1234", "0.01,USD,1"})
    void chargesTheAmountInTheSmallestUnit(String amount, String currency, long expected) throws Exception {
        PaymentAttempt attempt = opened(attempt(Money.of(amount, currency), "pm_card_visa"));

        assertThat(gateway.charge(attempt)).isEqualTo(ChargeResult.taken());

        assertThat(account(attempt).path("charged").asLong()).isEqualTo(expected);
        assertThat(account(attempt).path("currency").asText()).isEqualToIgnoringCase(currency);
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
    void aChargeThatWasNotAnsweredIsFoundByTheNextAttempt() throws Exception {
        PaymentAttempt attempt = opened(attempt("pm_sandbox_timeout_1"));

        client.timeout = Duration.ofSeconds(1);
        assertThatThrownBy(() -> gateway.charge(attempt)).isInstanceOf(ProviderException.class)
                .hasMessageContaining("did not answer");
        client.timeout = Duration.ofSeconds(30);
        assertThat(gateway.charge(again(attempt))).isEqualTo(ChargeResult.taken());

        assertThat(account(attempt).path("charges").asInt()).isEqualTo(1);
    }

    @Test
    void anErrorThatPassesIsTriedAgainInTheSameCall() throws Exception {
        PaymentAttempt attempt = opened(attempt("pm_sandbox_error_2"));

        assertThat(gateway.charge(attempt)).isEqualTo(ChargeResult.taken());
        assertThat(account(attempt).path("charges").asInt()).isEqualTo(1);
    }

    @Test
    void aFailureThatIsRepeatedUnderItsKeyEndsWithTheNextAttempt() throws Exception {
        PaymentAttempt attempt = opened(attempt("pm_sandbox_failure_1"));

        assertThatThrownBy(() -> gateway.charge(attempt)).hasMessageContaining("answered 500");
        assertThat(gateway.charge(again(attempt))).isEqualTo(ChargeResult.taken());
        assertThat(account(attempt).path("charges").asInt()).isEqualTo(1);
    }

    @Test
    void aProviderThatAnswersTwiceChargesOnce() throws Exception {
        PaymentAttempt attempt = opened(attempt("pm_sandbox_twice"));

        assertThat(gateway.charge(attempt)).isEqualTo(ChargeResult.taken());
        assertThat(account(attempt).path("charges").asInt()).isEqualTo(1);
    }

    @Test
    void aLateAnswerIsWaitedFor() throws Exception {
        PaymentAttempt attempt = opened(attempt("pm_sandbox_late_1"));

        assertThat(gateway.charge(attempt)).isEqualTo(ChargeResult.taken());
        assertThat(account(attempt).path("charges").asInt()).isEqualTo(1);
    }

    @Test
    void aPaymentWhoseAnswersAreAlwaysTooLateIsLookedUp() throws Exception {
        PaymentAttempt attempt = opened(attempt("pm_sandbox_late_9"));
        client.timeout = Duration.ofSeconds(1);
        assertThatThrownBy(() -> gateway.charge(attempt)).hasMessageContaining("did not answer");
        client.timeout = Duration.ofSeconds(5);
        await().until(() -> account(attempt).path("charges").asInt() == 1);

        assertThat(gateway.charge(again(attempt))).isEqualTo(ChargeResult.taken());
        assertThat(account(attempt).path("charges").asInt()).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsTooLateIsFoundWhenThePaymentIsReversed() throws Exception {
        PaymentAttempt attempt = opened(attempt("pm_sandbox_late_9"));
        client.timeout = Duration.ofSeconds(1);
        assertThatThrownBy(() -> gateway.charge(attempt)).hasMessageContaining("did not answer");
        client.timeout = Duration.ofSeconds(30);
        await().until(() -> account(attempt).path("charges").asInt() == 1);

        assertThat(gateway.reverse(again(attempt)).isRefund()).isTrue();
        assertThat(account(attempt).path("net").asInt()).isZero();
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

    @Test
    void anOutageOpensTheCircuitAndItClosesAfterwards() throws Exception {
        outage("unavailable");
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> gateway.open(attempt(null))).isInstanceOf(RuntimeException.class);
        }
        assertThatThrownBy(() -> gateway.open(attempt(null))).isInstanceOf(CallNotPermittedException.class);

        outage("off");
        Instant end = Instant.now().plusSeconds(10);
        Optional<String> id = Optional.empty();
        while (id.isEmpty() && Instant.now().isBefore(end)) {
            id = tryToOpen();
        }
        assertThat(id).isPresent();
    }

    @Test
    void aProviderThatCannotBeReachedIsAFailure() throws Exception {
        provider.close();

        assertThatThrownBy(() -> gateway.open(attempt(null))).isInstanceOf(ProviderException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void aWrongSecretKeyIsNoRefusalOfTheCustomerAndOpensNoCircuit() {
        client.secretKey = Optional.of("sk_wrong");

        IntStream.range(0, 30).forEach(i -> assertThatThrownBy(() -> gateway.open(attempt(null)))
                .isInstanceOf(ProviderException.class).hasMessageContaining("401"));
    }

    @Test
    void whatTheProviderDoesNotTakeIsAFailureWithItsWords() {
        assertThatThrownBy(() -> gateway.open(attempt(Money.of("1000000.00", "EUR"), null)))
                .isInstanceOf(ProviderException.class).hasMessageContaining("amount_too_large");
    }

    private Optional<String> tryToOpen() {
        try {
            return Optional.of(gateway.open(attempt(null)));
        } catch (CallNotPermittedException stillOpen) {
            return Optional.empty();
        }
    }

    private static PaymentAttempt attempt(String method) {
        return attempt(Money.of("37.00", "EUR"), method);
    }

    private static PaymentAttempt attempt(Money amount, String method) {
        return new PaymentAttempt(UUID.randomUUID(), "ada", amount, method, null, 1, Duration.ZERO);
    }

    private static PaymentAttempt again(PaymentAttempt attempt) {
        return new PaymentAttempt(attempt.orderId(), attempt.customerId(), attempt.amount(), attempt.paymentMethod(),
                attempt.paymentId(), attempt.number() + 1, attempt.age());
    }

    private PaymentAttempt opened(PaymentAttempt attempt) {
        return attempt.opened(gateway.open(attempt));
    }

    private JsonNode account(PaymentAttempt attempt) throws Exception {
        var request = HttpRequest.newBuilder(provider.uri().resolve("/sandbox/ledger?order_id=" + attempt.orderId()));
        return ask(request).path("orders").path(0);
    }

    private void outage(String mode) throws Exception {
        ask(HttpRequest.newBuilder(provider.uri().resolve("/sandbox/outage"))
                .POST(HttpRequest.BodyPublishers.ofString("mode=" + mode)));
    }

    private static JsonNode ask(HttpRequest.Builder request) throws Exception {
        return JSON.readTree(HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body());
    }
}
