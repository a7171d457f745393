package dev.waybill.events;

import java.util.Objects;
import java.util.UUID;

/**
 * An order was not charged, and will not be.
 *
 * @param code   why, for programs: the provider's word for a refusal, or {@code given_up}
 * @param reason why, fit for the customer's eyes
 */
public record PaymentFailed(UUID orderId, String customerId, Money amount, String code, String reason) {
    public PaymentFailed {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(reason, "reason");
    }
}
