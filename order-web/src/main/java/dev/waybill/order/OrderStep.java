package dev.waybill.order;

import dev.waybill.events.Event;
import dev.waybill.events.InventoryUpdated;
import dev.waybill.events.PaymentCompleted;
import dev.waybill.events.PaymentFailed;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What another module's news means for an order.
 *
 * @param reason why it ends, fit for the customer's eyes; null where it goes on
 */
record OrderStep(UUID orderId, OrderStatus to, String reason, String traceparent) {
    /**
     * None where the order does not change.
     *
     * @param payable whether an order that has its stock waits for its payment; else that confirms it
     */
    static Stream<OrderStep> of(Event<?> event, boolean payable) {
        if (event.data() instanceof InventoryUpdated inventory) {
            return switch (inventory.outcome()) {
                case RESERVED -> step(event, payable ? OrderStatus.RESERVED : OrderStatus.CONFIRMED, null);
                case REJECTED -> step(event, OrderStatus.REJECTED, inventory.reason());
                case RELEASED -> Stream.empty();
            };
        }
        if (event.data() instanceof PaymentCompleted) {
            return step(event, OrderStatus.CONFIRMED, null);
        }
        if (event.data() instanceof PaymentFailed payment) {
            return step(event, OrderStatus.CANCELLED, payment.reason());
        }
        return Stream.empty();
    }

    private static Stream<OrderStep> step(Event<?> event, OrderStatus to, String reason) {
        return Stream.of(new OrderStep(event.subject(), to, reason, event.traceparent()));
    }
}
