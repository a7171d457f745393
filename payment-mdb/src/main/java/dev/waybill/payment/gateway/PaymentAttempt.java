package dev.waybill.payment.gateway;

import dev.waybill.events.Money;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/**
 * One attempt to do something about the payment of an order.
 *
 * @param amount        0 or more
 * @param paymentMethod the provider's token, or null for what it keeps for the customer
 * @param paymentId     by which the provider knows the payment; null until it is opened
 * @param number        counts the attempts for this order, from 1
 * @param age           how long ago the charge was first asked for, by one clock alone
 */
public record PaymentAttempt(UUID orderId, String customerId, Money amount, String paymentMethod, String paymentId, int number,
                             Duration age) {
    public PaymentAttempt {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(amount, "amount");
    }

    public boolean isOpen() {
        return paymentId != null;
    }

    public PaymentAttempt opened(String id) {
        return new PaymentAttempt(orderId, customerId, amount, paymentMethod, id, number, age);
    }
}
