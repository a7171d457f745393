package dev.waybill.events;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** An order was called off; what was reserved for it is to be released. */
public record OrderCancelled(UUID orderId, String customerId, List<OrderLine> lines, Money total, String reason) {
    public OrderCancelled {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(reason, "reason");
        lines = List.copyOf(lines);
    }
}
