package dev.waybill.events;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** An order has its stock and is paid. */
public record OrderConfirmed(UUID orderId, String customerId, List<OrderLine> lines, Money total) {
    public OrderConfirmed {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(total, "total");
        lines = List.copyOf(lines);
    }
}
