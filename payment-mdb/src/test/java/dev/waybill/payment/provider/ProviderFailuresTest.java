package dev.waybill.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.events.Money;
import dev.waybill.payment.gateway.ChargeResult;
import dev.waybill.payment.gateway.PaymentAttempt;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a provider does wrong charges nobody twice, and is found out. */
class ProviderFailuresTest extends SandboxedProvider {
    @Test
    void aChargeThatWasNotAnsweredIsFoundByTheNextAttempt() throws Exception {
        PaymentAttempt attempt = opened(attempt("pm_sandbox_timeout_1"));

        timeout(Duration.ofSeconds(1));
        assertThatThrownBy(() -> gateway.charge(attempt)).isInstanceOf(ProviderException.class)
                .hasMessageContaining("did not answer");
        timeout(Duration.ofSeconds(30));
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
    void aFailureToOpenThatIsRepeatedUnderItsKeyEndsWithTheNextAttempt() {
        PaymentAttempt attempt = attempt(null);
        gateway.provider = new ForgettingNoFailure(attempt);

        assertThatThrownBy(() -> gateway.open(attempt)).hasMessage("as before");
        assertThat(gateway.open(again(attempt))).isEqualTo("pi_2");
        assertThat(gateway.open(again(again(attempt)))).isEqualTo("pi_2");
    }

    @Test
    void aFailureThatIsRepeatedIsNotTriedAgainUnderItsKey() {
        PaymentAttempt attempt = opened(attempt("pm_sandbox_failure_1"));
        String confirm = "/v1/payment_intents/" + attempt.paymentId() + "/confirm";

        assertThatThrownBy(() -> client.post(confirm, Map.of(), "one")).isInstanceOfSatisfying(ProviderException.class,
                failure -> assertThat(failure.needsAnotherKey()).isTrue());
        assertThat(client.post(confirm, Map.of(), "another").intentIs("succeeded")).isTrue();
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
        timeout(Duration.ofSeconds(1));
        assertThatThrownBy(() -> gateway.charge(attempt)).hasMessageContaining("did not answer");
        timeout(Duration.ofSeconds(5));
        await().until(() -> account(attempt).path("charges").asInt() == 1);

        assertThat(gateway.charge(again(attempt))).isEqualTo(ChargeResult.taken());
        assertThat(account(attempt).path("charges").asInt()).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsTooLateIsFoundWhenThePaymentIsReversed() throws Exception {
        PaymentAttempt attempt = opened(attempt("pm_sandbox_late_9"));
        timeout(Duration.ofSeconds(1));
        assertThatThrownBy(() -> gateway.charge(attempt)).hasMessageContaining("did not answer");
        timeout(Duration.ofSeconds(30));
        await().until(() -> account(attempt).path("charges").asInt() == 1);

        assertThat(gateway.reverse(again(attempt)).isRefund()).isTrue();
        assertThat(account(attempt).path("net").asInt()).isZero();
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

    private void outage(String mode) throws Exception {
        ask(HttpRequest.newBuilder(provider.uri().resolve("/sandbox/outage"))
                .POST(HttpRequest.BodyPublishers.ofString("mode=" + mode)));
    }

    /** Fails under the first key of an order, and under others tells the key. */
    private static final class ForgettingNoFailure extends ProviderClient {
        private final String failed;

        private ForgettingNoFailure(PaymentAttempt attempt) {
            failed = "waybill-open-" + attempt.orderId() + "-1";
        }

        @Override
        ProviderAnswer post(String path, Map<String, String> form, String key) {
            if (key.equals(failed)) {
                throw new ProviderException(ProviderException.Kind.REPEATED, "as before", null);
            }
            var body = JsonNodeFactory.instance.objectNode().put("id", "pi_" + key.substring(key.lastIndexOf('-') + 1));
            return new ProviderAnswer(200, body);
        }
    }
}
