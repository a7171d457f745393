package dev.waybill.events;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An order was called off; what was reserved for it is to be released, what was charged to be given back.
 *
 * @param confirmed whether it had been confirmed before
 * @param reason    fit for the customer's eyes
 */
public record OrderCancelled(UUID orderId, String customerId, List<OrderLine> lines, Money total, boolean confirmed,
                             String reason) {
    public OrderCancelled {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(reason, "reason");
        lines = List.copyOf(lines);
    }
}
