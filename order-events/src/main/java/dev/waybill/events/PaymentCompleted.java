package dev.waybill.events;

import java.util.Objects;
import java.util.UUID;

/**
 * An order was charged.
 *
 * @param paymentId by which the provider knows the payment
 */
public record PaymentCompleted(UUID orderId, String customerId, Money amount, String paymentId) {
    public PaymentCompleted {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(paymentId, "paymentId");
    }
}
