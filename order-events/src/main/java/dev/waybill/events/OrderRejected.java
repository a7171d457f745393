package dev.waybill.events;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** An order ended because it cannot be fulfilled; {@code reason} is fit for the customer's eyes. */
public record OrderRejected(UUID orderId, String customerId, List<OrderLine> lines, Money total, String reason) {
    public OrderRejected {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(reason, "reason");
        lines = List.copyOf(lines);
    }
}
