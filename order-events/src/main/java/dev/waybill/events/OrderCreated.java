package dev.waybill.events;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An order was taken and waits for its stock.
 *
 * @param paymentMethod the payment provider's token for what is to be charged, or null for the customer's usual one
 */
public record OrderCreated(UUID orderId, String customerId, List<OrderLine> lines, Money total, String paymentMethod)
        implements Priced {
    public OrderCreated {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(total, "total");
        lines = List.copyOf(lines);
    }
}
