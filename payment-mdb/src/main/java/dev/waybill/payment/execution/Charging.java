package dev.waybill.payment.execution;

import dev.waybill.payment.gateway.ChargeResult;
import dev.waybill.payment.gateway.PaymentAttempt;
import dev.waybill.payment.gateway.PaymentGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Charges orders. A payment is opened first, which moves no money, and its id is recorded; only what is recorded is ever
 * charged. So whatever is lost between a call and its record, the next attempt finds the same payment.
 */
@ApplicationScoped
public class Charging {
    @Inject
    PaymentRecord record;
    @Inject
    PaymentGateway gateway;
    @Inject
    ConcurrentCalls calls;

    /** Less than the broker keeps trying, or a dead letter comes first. */
    @Inject
    @ConfigProperty(name = "waybill.payment.give-up-after", defaultValue = "PT4H")
    Duration giveUpAfter;

    void charge(Map<UUID, String> traces) throws Exception {
        List<PaymentAttempt> due = record.beginCharges(traces.keySet());
        var opened = calls.each(due.stream().filter(attempt -> !attempt.isOpen()).toList(), gateway::open);
        var charged = calls.each(ready(due, opened.values()), gateway::charge);
        Map<PaymentAttempt, Exception> failures = new HashMap<>(opened.failures());
        failures.putAll(charged.failures());
        List<Outcome> outcomes = new ArrayList<>();
        charged.values().forEach((attempt, result) -> outcomes.add(outcome(attempt, result)));
        failures.entrySet().removeIf(failure -> givenUp(failure.getKey(), failure.getValue(), outcomes));
        record.charges(outcomes, traces);
        if (!failures.isEmpty()) {
            throw failures.values().iterator().next();
        }
    }

    /** Those that were open before, and those that are open now and were not called off meanwhile. */
    private List<PaymentAttempt> ready(List<PaymentAttempt> due, Map<PaymentAttempt, String> opened) throws Exception {
        List<PaymentAttempt> ready = new ArrayList<>(due.stream().filter(PaymentAttempt::isOpen).toList());
        if (!opened.isEmpty()) {
            Map<UUID, String> ids = new HashMap<>();
            opened.forEach((attempt, id) -> ids.put(attempt.orderId(), id));
            Map<UUID, String> recorded = record.opened(ids);
            opened.keySet().stream().filter(attempt -> recorded.containsKey(attempt.orderId()))
                    .forEach(attempt -> ready.add(attempt.opened(recorded.get(attempt.orderId()))));
        }
        return ready;
    }

    private static Outcome outcome(PaymentAttempt attempt, ChargeResult result) {
        return result.charged() ? Outcome.charged(attempt) : Outcome.declined(attempt, result.code(), result.reason());
    }

    private boolean givenUp(PaymentAttempt attempt, Exception failure, List<Outcome> outcomes) {
        boolean tooOld = attempt.age().compareTo(giveUpAfter) > 0;
        if (tooOld) {
            outcomes.add(Outcome.givenUp(attempt, failure));
        }
        return tooOld;
    }
}
