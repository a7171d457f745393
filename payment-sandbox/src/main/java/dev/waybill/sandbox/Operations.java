package dev.waybill.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which operation a request names, and whether its parameters are right. */
final class Operations {
    private static final long LARGEST = 99_999_999;
    private static final Pattern CURRENCY = Pattern.compile("[a-z]{3}");
    private static final String INTENT = "/v1/payment_intents/[^/]+";
    private static final Set<String> FOR_INTENT = Set.of("amount", "currency", "customer", "payment_method", "payment_method_types[]", "description");

    private final Payments payments;

    Operations(Payments payments) {
        this.payments = payments;
    }

    Answer perform(Request request) {
        String path = request.path();
        boolean post = request.method().equals("POST");
        if (post && path.equals("/v1/payment_intents")) {
            return create(request);
        }
        if (post && path.matches(INTENT + "/confirm")) {
            knownOnly(request, Set.of());
            return payments.confirm(request);
        }
        if (post && path.matches(INTENT + "/cancel")) {
            knownOnly(request, Set.of("cancellation_reason"));
            return payments.cancel(request);
        }
        if (post && path.equals("/v1/refunds")) {
            knownOnly(request, Set.of("payment_intent", "reason"));
            return payments.refund(request);
        }
        if (request.method().equals("GET") && path.matches(INTENT)) {
            return Answer.of(payments.intent(request.id()));
        }
        if (request.method().equals("GET") && path.equals("/v1/refunds")) {
            List<Refund> refunds = payments.refunds(request.form().get("payment_intent"));
            return Answer.of(Map.of("object", "list", "data", refunds, "has_more", false));
        }
        throw new RefusedException(404, Problem.invalid(null, "Unrecognized request URL (" + request.method() + ": " + path + ")."));
    }

    private Answer create(Request request) {
        knownOnly(request, FOR_INTENT);
        String amount = request.form().getOrDefault("amount", "");
        if (!amount.matches("[0-9]{1,12}") || Long.parseLong(amount) == 0) {
            throw new RefusedException(400, Problem.invalid("parameter_invalid_integer", "Invalid positive integer: amount"));
        }
        if (Long.parseLong(amount) > LARGEST) {
            throw new RefusedException(400, Problem.invalid("amount_too_large", "Amount must be no more than " + LARGEST));
        }
        String currency = request.form().getOrDefault("currency", "");
        if (!CURRENCY.matcher(currency).matches()) {
            throw new RefusedException(400, Problem.invalid("parameter_invalid", "Invalid currency: " + currency));
        }
        return payments.create(request, Long.parseLong(amount), currency);
    }

    private static void knownOnly(Request request, Set<String> known) {
        for (String name : request.form().keySet()) {
            if (!known.contains(name) && !name.matches("metadata\\[[^\\[\\]]{1,40}]")) {
                throw new RefusedException(400, Problem.invalid("parameter_unknown", "Received unknown parameter: " + name));
            }
        }
    }
}
