package dev.waybill.events;

import java.util.Objects;
import java.util.UUID;

/**
 * A charge or a refund that payment asks itself to carry out: a command, which waits in a queue while the provider is away.
 *
 * @param paymentMethod the provider's token, or null for the method that the provider keeps for the customer
 */
public record PaymentRequested(UUID orderId, String customerId, Money amount, String paymentMethod) {
    public PaymentRequested {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(amount, "amount");
    }
}
