package dev.waybill.events;

import java.util.Objects;
import java.util.UUID;

/**
 * A charge was given back.
 *
 * @param paymentId by which the provider knows the payment
 * @param refundId  by which the provider knows the refund
 */
public record PaymentRefunded(UUID orderId, String customerId, Money amount, String paymentId, String refundId) {
    public PaymentRefunded {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(paymentId, "paymentId");
        Objects.requireNonNull(refundId, "refundId");
    }
}
