package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.sandbox.Caller.Reply;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentSandboxTest {
    @TempDir
    private Path folder;
    private PaymentSandbox sandbox;
    private Caller caller;

    @BeforeEach
    void start() throws Exception {
        sandbox = new PaymentSandbox(0, "sk_test", folder.resolve("ledger.jsonl"));
        caller = new Caller(sandbox.uri(), "sk_test");
    }

    @AfterEach
    void stop() throws Exception {
        sandbox.close();
    }

    @Test
    void opensWithoutMovingMoneyThenCharges() throws Exception {
        Reply intent = caller.open("o1", 3700, "pm_card_visa");
        assertThat(intent.state()).isEqualTo("requires_confirmation");
        assertThat(caller.account("o1").path("charges").asInt()).isZero();

        assertThat(caller.confirm(intent.id(), "k").state()).isEqualTo("succeeded");
        assertThat(caller.get("/v1/payment_intents/" + intent.id()).state()).isEqualTo("succeeded");
        assertThat(caller.account("o1").path("net").asLong()).isEqualTo(3700);
    }

    @Test
    void theSameKeyGetsTheSameAnswer() throws Exception {
        String intent = caller.open("o1", 100, null).id();
        Reply first = caller.confirm(intent, "k");

        Reply second = caller.confirm(intent, "k");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.replayed()).isTrue();
        assertThat(caller.account("o1").path("charges").asInt()).isEqualTo(1);
    }

    @Test
    void aKeyIsRefusedForAnotherRequest() throws Exception {
        caller.post("/v1/payment_intents", "amount=100&currency=eur", "k");

        Reply other = caller.post("/v1/payment_intents", "amount=200&currency=eur", "k");

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.error().path("type").asText()).isEqualTo("idempotency_error");
    }

    @Test
    void aKeyThatIsStillRunningIsAConflict() throws Exception {
        String intent = caller.open("o1", 100, "pm_sandbox_late_1").id();
        var first = CompletableFuture.supplyAsync(() -> quietly(() -> caller.confirm(intent, "k")));
        Reply second = caller.confirm(intent, "k");

        assertThat(List.of(first.join().status(), second.status())).containsExactlyInAnyOrder(200, 409);
        assertThat(caller.confirm(intent, "k").replayed()).isTrue();
        assertThat(caller.account("o1").path("charges").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"100,pm_card_visa_chargeDeclined,generic_decline", "100,pm_card_chargeDeclinedInsufficientFunds,insufficient_funds",
        "19901,,generic_decline", "9902,,insufficient_funds"})
    void declinesByTokenOrAmount(long amount, String method, String why) throws Exception {
        String intent = caller.open("o1", amount, method).id();

        Reply answer = caller.confirm(intent, "k");

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.error().path("type").asText()).isEqualTo("card_error");
        assertThat(answer.error().path("decline_code").asText()).isEqualTo(why);
        Reply after = caller.get("/v1/payment_intents/" + intent);
        assertThat(after.state()).isEqualTo("requires_payment_method");
        assertThat(after.body().path("last_payment_error").path("decline_code").asText()).isEqualTo(why);
        Reply again = caller.confirm(intent, "k2");
        assertThat(again.error().path("code").asText()).isEqualTo("payment_intent_unexpected_state");
        assertThat(caller.cancel(intent).state()).isEqualTo("canceled");
    }

    @Test
    void aTimeoutMovesTheMoneyAllTheSame() throws Exception {
        String intent = caller.open("o1", 100, "pm_sandbox_timeout_1").id();

        assertThatThrownBy(() -> caller.impatient().confirm(intent, "k")).isInstanceOf(HttpTimeoutException.class);

        await().untilAsserted(() -> assertThat(caller.account("o1").path("charges").asInt()).isEqualTo(1));
        assertThat(caller.confirm(intent, "k").state()).isEqualTo("succeeded");
        Reply otherKey = caller.confirm(intent, "k2");
        assertThat(otherKey.status()).isEqualTo(400);
        assertThat(otherKey.error().path("code").asText()).isEqualTo("payment_intent_unexpected_state");
        assertThat(otherKey.error().path("payment_intent").path("status").asText()).isEqualTo("succeeded");
        assertThat(caller.account("o1").path("charges").asInt()).isEqualTo(1);
    }

    @Test
    void anErrorIsBeforeAnythingIsDone() throws Exception {
        String intent = caller.open("o1", 100, "pm_sandbox_error_2").id();

        assertThat(caller.confirm(intent, "k").status()).isEqualTo(500);
        assertThat(caller.confirm(intent, "k").status()).isEqualTo(500);
        assertThat(caller.account("o1").path("charges").asInt()).isZero();
        assertThat(caller.confirm(intent, "k").status()).isEqualTo(200);
    }

    @Test
    void aFailureIsRepeatedUnderItsKey() throws Exception {
        String intent = caller.open("o1", 100, "pm_sandbox_failure_1").id();

        assertThat(caller.confirm(intent, "k").status()).isEqualTo(500);
        assertThat(caller.confirm(intent, "k").status()).isEqualTo(500);
        assertThat(caller.confirm(intent, "k2").status()).isEqualTo(200);
    }

    @Test
    void answersTwice() throws Exception {
        String intent = caller.open("o1", 100, "pm_sandbox_twice").id();

        assertThat(caller.confirm(intent, "k").status()).isEqualTo(409);
        assertThat(caller.confirm(intent, "k").status()).isEqualTo(200);
        assertThat(caller.account("o1").path("charges").asInt()).isEqualTo(1);
    }

    @Test
    void refundsOnce() throws Exception {
        String intent = caller.open("o1", 100, null).id();
        caller.confirm(intent, "k");

        String refund = caller.refund(intent, "r").id();

        assertThat(caller.refund(intent, "r").id()).isEqualTo(refund);
        assertThat(caller.refund(intent, "r2").error().path("code").asText()).isEqualTo("charge_already_refunded");
        assertThat(caller.get("/v1/refunds?payment_intent=" + intent).body().path("data")).hasSize(1);
        assertThat(caller.account("o1").path("refunds").asInt()).isEqualTo(1);
        assertThat(caller.account("o1").path("net").asInt()).isZero();
    }

    @Test
    void cancelsWhatIsNotChargedOnly() throws Exception {
        String open = caller.open("o1", 100, null).id();
        assertThat(caller.cancel(open).state()).isEqualTo("canceled");
        assertThat(caller.confirm(open, "k").status()).isEqualTo(400);

        String charged = caller.open("o2", 100, null).id();
        caller.confirm(charged, "k2");
        Reply refused = caller.cancel(charged);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error().path("code").asText()).isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void confirmAndCancelAtOnceEndInOneOfTheTwo() throws Exception {
        for (int i = 0; i < 20; i++) {
            String intent = caller.open("o" + i, 100, null).id();
            var confirmed = CompletableFuture.supplyAsync(() -> quietly(() -> caller.confirm(intent, null)));
            var canceled = CompletableFuture.supplyAsync(() -> quietly(() -> caller.cancel(intent)));
            assertThat(List.of(confirmed.join().status(), canceled.join().status())).containsExactlyInAnyOrder(200, 400);
        }
    }

    @Test
    void manyConfirmationsAtOnceChargeOnce() throws Exception {
        String intent = caller.open("o1", 100, null).id();

        IntStream.range(0, 12).mapToObj(i -> CompletableFuture.supplyAsync(() -> quietly(() -> caller.confirm(intent, "k" + i % 4))))
                .toList().forEach(CompletableFuture::join);

        assertThat(caller.account("o1").path("charges").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount=0&currency=eur", "amount=1.5&currency=eur", "currency=eur", "amount=1&currency=EURO",
        "amount=1&currency=eur&colour=red", "amount=100000000&currency=eur", "amount=%zz"})
    void refusesBadParameters(String form) throws Exception {
        Reply answer = caller.post("/v1/payment_intents", form, "k");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("type").asText()).isEqualTo("invalid_request_error");
    }

    @Test
    void refusesAWrongSecretKeyAndWhatIsNotThere() throws Exception {
        assertThat(new Caller(sandbox.uri(), "wrong").open("o1", 100, null).status()).isEqualTo(401);
        assertThat(caller.confirm("pi_none", "k").status()).isEqualTo(404);
        assertThat(caller.get("/v1/unknown").status()).isEqualTo(404);
    }

    @Test
    void canBeAwayAsAWhole() throws Exception {
        caller.post("/sandbox/outage", "mode=unavailable", null);
        assertThat(caller.open("o1", 100, null).status()).isEqualTo(503);
        caller.post("/sandbox/outage", "mode=hang", null);
        assertThatThrownBy(() -> caller.impatient().open("o1", 100, null)).isInstanceOf(HttpTimeoutException.class);

        caller.post("/sandbox/outage", "mode=off", null);

        assertThat(caller.open("o1", 100, null).status()).isEqualTo(200);
        assertThat(caller.account("o1").path("intents").asInt()).isEqualTo(1);
    }

    @Test
    void canForgetItsCallersKey() throws Exception {
        caller.post("/sandbox/outage", "mode=revoked", null);
        assertThat(caller.open("o1", 100, null).status()).isEqualTo(401);

        caller.post("/sandbox/outage", "mode=off", null);

        assertThat(caller.open("o1", 100, null).status()).isEqualTo(200);
    }

    private interface Call {
        Reply make() throws Exception;
    }

    private static Reply quietly(Call call) {
        try {
            return call.make();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
