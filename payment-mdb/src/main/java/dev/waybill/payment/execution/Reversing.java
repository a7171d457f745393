package dev.waybill.payment.execution;

import dev.waybill.payment.gateway.PaymentGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Undoes the payments of orders that were called off, also those of which nobody knows how they ended. */
@ApplicationScoped
public class Reversing {
    @Inject
    PaymentRecord record;
    @Inject
    PaymentGateway gateway;
    @Inject
    ConcurrentCalls calls;

    void reverse(Map<UUID, String> traces) throws Exception {
        var reversed = calls.each(record.beginReversals(traces.keySet()), gateway::reverse);
        List<Outcome> outcomes = new ArrayList<>();
        reversed.values().forEach((attempt, reversal) ->
                outcomes.add(reversal.isRefund() ? Outcome.refunded(attempt, reversal.refundId()) : Outcome.nothingTaken(attempt)));
        record.reversals(outcomes, traces);
        if (!reversed.failures().isEmpty()) {
            throw reversed.failures().values().iterator().next();
        }
    }
}
