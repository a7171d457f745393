package dev.waybill.notification.request;

import dev.waybill.events.Event;
import dev.waybill.events.Money;
import dev.waybill.events.NotificationRequested.Subject;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderLine;
import dev.waybill.events.OrderRejected;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What an event means to the customer. */
record OrderNews(UUID eventId, String traceparent, UUID orderId, String customerId, Subject about, List<OrderLine> lines, Money total,
                 String reason) {
    /** None where the customer need not know. */
    static Stream<OrderNews> of(Event<?> event) {
        if (event.data() instanceof OrderConfirmed order) {
            return Stream.of(new OrderNews(event.id(), event.traceparent(), order.orderId(), order.customerId(), Subject.ORDER_CONFIRMED,
                    order.lines(), order.total(), null));
        }
        if (event.data() instanceof OrderRejected order) {
            return Stream.of(new OrderNews(event.id(), event.traceparent(), order.orderId(), order.customerId(), Subject.ORDER_REJECTED,
                    order.lines(), order.total(), order.reason()));
        }
        if (event.data() instanceof OrderCancelled order) {
            return Stream.of(new OrderNews(event.id(), event.traceparent(), order.orderId(), order.customerId(), Subject.ORDER_CANCELLED,
                    order.lines(), order.total(), order.reason()));
        }
        return Stream.empty();
    }
}
