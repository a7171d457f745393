package dev.waybill.payment.execution;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.PaymentCompleted;
import dev.waybill.events.PaymentFailed;
import dev.waybill.events.PaymentRefunded;
import dev.waybill.messaging.trace.TraceContext;
import dev.waybill.payment.gateway.PaymentAttempt;
import java.util.Map;
import java.util.UUID;

/** What others are told of an outcome. It goes on in the trace of the request, given by order. */
final class PaymentNews {
    private static final String SOURCE = "/waybill/payment";

    private PaymentNews() {
    }

    static Event<?> completed(Outcome outcome, Map<UUID, String> traces) {
        PaymentAttempt paid = outcome.attempt();
        return event(EventType.PAYMENT_COMPLETED, traces, paid,
                new PaymentCompleted(paid.orderId(), paid.customerId(), paid.amount(), paid.paymentId()));
    }

    static Event<?> failed(Outcome outcome, Map<UUID, String> traces) {
        PaymentAttempt unpaid = outcome.attempt();
        return event(EventType.PAYMENT_FAILED, traces, unpaid,
                new PaymentFailed(unpaid.orderId(), unpaid.customerId(), unpaid.amount(), outcome.code(), outcome.reason()));
    }

    static Event<?> refunded(Outcome outcome, Map<UUID, String> traces) {
        PaymentAttempt paid = outcome.attempt();
        return event(EventType.PAYMENT_REFUNDED, traces, paid,
                new PaymentRefunded(paid.orderId(), paid.customerId(), paid.amount(), paid.paymentId(), outcome.refundId()));
    }

    private static <T extends Record> Event<T> event(EventType type, Map<UUID, String> traces, PaymentAttempt about, T data) {
        return Event.of(type, SOURCE, about.orderId(), TraceContext.childOf(traces.get(about.orderId())), data);
    }
}
