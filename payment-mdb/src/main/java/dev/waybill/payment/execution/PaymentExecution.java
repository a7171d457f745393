package dev.waybill.payment.execution;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.messaging.listener.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Carries out what was requested and is still to be done; what was done already is passed over. To be called with no
 * database transaction: the provider may take long.
 */
@ApplicationScoped
public class PaymentExecution implements EventHandler {
    @Inject
    Charging charging;
    @Inject
    Reversing reversing;

    /** Tries each, records how those ended that did, then throws if any did not. */
    @Override
    public void handle(List<Event<?>> events) throws Exception {
        Map<UUID, String> charges = traces(events, EventType.CHARGE_REQUESTED);
        Map<UUID, String> refunds = traces(events, EventType.REFUND_REQUESTED);
        if (!charges.isEmpty()) {
            charging.charge(charges);
        }
        if (!refunds.isEmpty()) {
            reversing.reverse(refunds);
        }
    }

    /** Orders, each with the traceparent that what follows goes on with. */
    private static Map<UUID, String> traces(List<Event<?>> events, EventType type) {
        Map<UUID, String> traces = new HashMap<>();
        events.stream().filter(event -> event.type() == type).forEach(event -> traces.put(event.subject(), event.traceparent()));
        return traces;
    }
}
