package dev.waybill.analytics.figures;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderCreated;
import dev.waybill.events.OrderRejected;
import dev.waybill.events.PaymentCompleted;
import dev.waybill.events.PaymentFailed;
import dev.waybill.events.PaymentRefunded;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

/** What an event adds to the figures of its hour. */
record OrderFact(EventType type, OffsetDateTime time, Money amount) {
    /** None where the event is of no interest. */
    static Stream<OrderFact> of(Event<?> event) {
        Money amount;
        if (event.data() instanceof OrderCreated order) {
            amount = order.total();
        } else if (event.data() instanceof OrderConfirmed order) {
            amount = order.total();
        } else if (event.data() instanceof OrderCancelled order) {
            amount = order.total();
        } else if (event.data() instanceof OrderRejected order) {
            amount = order.total();
        } else if (event.data() instanceof PaymentCompleted payment) {
            amount = payment.amount();
        } else if (event.data() instanceof PaymentRefunded payment) {
            amount = payment.amount();
        } else if (event.data() instanceof PaymentFailed payment) {
            amount = payment.amount();
        } else {
            return Stream.empty();
        }
        return Stream.of(new OrderFact(event.type(), event.time(), amount));
    }
}
