package dev.waybill.sandbox;

import dev.waybill.sandbox.Entry.Event;
import dev.waybill.sandbox.Entry.KeptAnswer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All intents and refunds. One change at a time: what two requests want of an intent is decided in one order. */
final class Payments {
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final SecureRandom random = new SecureRandom();
    private final Ledger ledger;
    private final Map<String, Intent> intents = new HashMap<>();
    private final Map<String, Refund> refundsByIntent = new LinkedHashMap<>();
    private final Map<String, KeptAnswer> kept = new HashMap<>();

    Payments(Ledger ledger) {
        this.ledger = ledger;
        ledger.entries().forEach(this::apply);
    }

    /** One answer for one key: the one that was kept. Whoever asks something else under it is refused. */
    synchronized Optional<Answer> repeated(Request request) {
        KeptAnswer known = request.key() == null ? null : kept.get(request.key());
        if (known == null) {
            return Optional.empty();
        }
        if (!known.request().equals(request.fingerprint())) {
            throw new RefusedException(400, new Problem("idempotency_error", null, null, "Keys for idempotent requests can only be used"
                    + " with the same endpoint and parameters they were first used with.", null));
        }
        return Optional.of(known.answer());
    }

    synchronized Answer create(Request request, long amount, String currency) {
        var metadata = new LinkedHashMap<String, String>();
        request.form().forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        Intent intent = Intent.open(id("pi_"), amount, currency, request.form().get("customer"), request.form().get("payment_method"),
                metadata, Instant.now().getEpochSecond());
        return record(Event.CREATED, intent, null, Answer.of(intent), request);
    }

    synchronized Answer confirm(Request request) {
        Intent intent = intent(request.id());
        if (!intent.canMove()) {
            return unexpectedState("confirm", intent, request);
        }
        Problem decline = Behaviour.of(intent).decline();
        if (decline != null) {
            Intent declined = intent.declined(decline);
            return record(Event.DECLINED, declined, null, Answer.problem(402, decline.about(declined)), request);
        }
        Intent charged = intent.succeeded(id("ch_"));
        return record(Event.CHARGED, charged, null, Answer.of(charged), request);
    }

    synchronized Answer cancel(Request request) {
        Intent intent = intent(request.id());
        if (!intent.canMove()) {
            return unexpectedState("cancel", intent, request);
        }
        Intent canceled = intent.canceled();
        return record(Event.CANCELED, canceled, null, Answer.of(canceled), request);
    }

    synchronized Answer refund(Request request) {
        Intent intent = intent(request.form().getOrDefault("payment_intent", ""));
        if (!intent.has(Intent.SUCCEEDED)) {
            return unexpectedState("refund", intent, request);
        }
        if (refundsByIntent.containsKey(intent.id())) {
            return record(Event.ANSWERED, intent, null, Answer.problem(400,
                    Problem.invalid("charge_already_refunded", "Charge " + intent.latestCharge() + " has already been refunded.")), request);
        }
        Refund refund = new Refund(id("re_"), intent, Instant.now().getEpochSecond());
        return record(Event.REFUNDED, intent, refund, Answer.of(refund), request);
    }

    /** Kept like any other answer, although nothing was done. */
    synchronized Answer fail(Request request) {
        return record(Event.ANSWERED, intent(request.id()), null, Answer.failure(500, "Something went wrong on our end."), request);
    }

    synchronized Intent intent(String id) {
        return Optional.ofNullable(intents.get(id)).orElseThrow(() ->
                new RefusedException(404, Problem.invalid("resource_missing", "No such payment_intent: '" + id + "'")));
    }

    synchronized List<Refund> refunds(String intent) {
        return refundsByIntent.values().stream().filter(refund -> refund.paymentIntent().equals(intent)).toList();
    }

    /** @param orderId null for all orders */
    synchronized List<Account> accounts(String orderId) {
        return Account.of(ledger.entries().stream()
                .filter(entry -> orderId == null || entry.intent().orderId().equals(orderId)).toList());
    }

    private Answer unexpectedState(String operation, Intent intent, Request request) {
        Problem problem = Problem.invalid("payment_intent_unexpected_state", "You cannot %s this PaymentIntent because it has a status of %s."
                .formatted(operation, intent.status())).about(intent);
        return record(Event.ANSWERED, intent, null, Answer.problem(400, problem), request);
    }

    private Answer record(Event event, Intent intent, Refund refund, Answer answer, Request request) {
        var entry = new Entry(Instant.now(), event, intent, refund,
                request.key() == null ? null : new KeptAnswer(request.key(), request.fingerprint(), answer));
        ledger.add(entry);
        apply(entry);
        return answer;
    }

    private void apply(Entry entry) {
        intents.put(entry.intent().id(), entry.intent());
        if (entry.refund() != null) {
            refundsByIntent.put(entry.intent().id(), entry.refund());
        }
        if (entry.kept() != null) {
            kept.put(entry.kept().key(), entry.kept());
        }
    }

    private String id(String prefix) {
        var id = new StringBuilder(prefix);
        random.ints(24, 0, LETTERS.length()).forEach(i -> id.append(LETTERS.charAt(i)));
        return id.toString();
    }
}
