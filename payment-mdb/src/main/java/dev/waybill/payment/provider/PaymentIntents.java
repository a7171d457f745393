package dev.waybill.payment.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.payment.gateway.ChargeResult;
import dev.waybill.payment.gateway.PaymentAttempt;
import dev.waybill.payment.gateway.PaymentGateway;
import dev.waybill.payment.gateway.Reversal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The gateway to a provider with payment intents. That money moves once rests on the intent, which can succeed once and be
 * refunded once; the keys keep a repeated request from being carried out twice, and are new with each attempt, because
 * a provider repeats a failure of its own for as long as it remembers the key. Only those by which an intent is opened begin
 * anew each time: where the restore of a backup has lost its id, they lead to the same one.
 */
@ApplicationScoped
public class PaymentIntents implements PaymentGateway {
    private static final String INTENTS = "/v1/payment_intents";
    private static final String REFUNDS = "/v1/refunds";
    private static final String NOTHING_TO_PAY = "free_";

    @Inject
    ProviderClient provider;

    @Override
    public String open(PaymentAttempt attempt) {
        if (attempt.amount().amount().signum() == 0) {
            return NOTHING_TO_PAY + attempt.orderId();
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("amount", MinorUnits.of(attempt.amount()));
        form.put("currency", attempt.amount().currency().toLowerCase(Locale.ROOT));
        form.put("payment_method_types[]", "card");
        if (attempt.paymentMethod() != null) {
            form.put("payment_method", attempt.paymentMethod());
        }
        form.put("metadata[order_id]", attempt.orderId().toString());
        form.put("metadata[customer_id]", attempt.customerId());
        return open(attempt, form, 1);
    }

    /** Passes by what the provider remembers as failed, at most one key more with each attempt. */
    private String open(PaymentAttempt attempt, Map<String, String> form, int number) {
        try {
            return ok(provider.post(INTENTS, form, key("open", attempt.orderId().toString(), number))).path("id").asText();
        } catch (ProviderException failure) {
            if (failure.needsAnotherKey() && number < attempt.number()) {
                return open(attempt, form, number + 1);
            }
            throw failure;
        }
    }

    @Override
    public ChargeResult charge(PaymentAttempt attempt) {
        if (isFree(attempt)) {
            return ChargeResult.taken();
        }
        ProviderAnswer answer = confirm(attempt);
        if (answer.intentIs("succeeded")) {
            return ChargeResult.taken();
        }
        if (answer.intentIs("canceled")) {
            return declined(answer);
        }
        if (answer.status() == 402 || answer.intentIs("requires_payment_method") || answer.intentIs("requires_action")) {
            // It could still be charged with another card or the customer's consent: a refusal is to stay one.
            return cancel(attempt).intentIs("succeeded") ? ChargeResult.taken() : declined(answer);
        }
        throw answer.refused();
    }

    @Override
    public Reversal reverse(PaymentAttempt attempt) {
        if (isFree(attempt)) {
            return Reversal.refunded(attempt.paymentId());
        }
        return cancel(attempt).intentIs("succeeded") ? Reversal.refunded(refund(attempt)) : Reversal.nothingTaken();
    }

    /** After an attempt it looks first: a provider whose answers always come too late would never be understood. */
    private ProviderAnswer confirm(PaymentAttempt attempt) {
        if (attempt.number() > 1) {
            ProviderAnswer found = provider.get(INTENTS + "/" + attempt.paymentId());
            if (!found.isUnconfirmed()) {
                return found;
            }
        }
        return post(attempt, "confirm");
    }

    /** Afterwards the intent is canceled or has succeeded. */
    private ProviderAnswer cancel(PaymentAttempt attempt) {
        ProviderAnswer answer = post(attempt, "cancel");
        if (!answer.intentIs("canceled") && !answer.intentIs("succeeded")) {
            throw answer.refused();
        }
        return answer;
    }

    private String refund(PaymentAttempt attempt) {
        ProviderAnswer answer = provider.post(REFUNDS, Map.of("payment_intent", attempt.paymentId()), key("refund", attempt.paymentId(), attempt.number()));
        if (answer.errorIs("charge_already_refunded")) {
            return ok(provider.get(REFUNDS + "?payment_intent=" + attempt.paymentId())).path("data").path(0).path("id").asText();
        }
        return ok(answer).path("id").asText();
    }

    private ProviderAnswer post(PaymentAttempt attempt, String operation) {
        return provider.post(INTENTS + "/" + attempt.paymentId() + "/" + operation, Map.of(), key(operation, attempt.paymentId(), attempt.number()));
    }

    private static JsonNode ok(ProviderAnswer answer) {
        if (!answer.isOk() || answer.body().path("status").asText().equals("failed")) {
            throw answer.refused();
        }
        return answer.body();
    }

    /** The refusal, be it of this call or of one before; without one, how the intent stands. */
    private static ChargeResult declined(ProviderAnswer answer) {
        JsonNode error = answer.status() == 402 ? answer.error() : answer.intent().path("last_payment_error");
        String code = error.path("decline_code").asText(error.path("code").asText(answer.intent().path("status").asText()));
        return ChargeResult.declined(code, error.path("message").asText("The payment was not completed."));
    }

    private static boolean isFree(PaymentAttempt attempt) {
        return attempt.paymentId().startsWith(NOTHING_TO_PAY);
    }

    private static String key(String operation, String subject, int number) {
        return "waybill-" + operation + "-" + subject + "-" + number;
    }
}
