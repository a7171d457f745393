package dev.waybill.payment.history;

import dev.waybill.events.Money;
import java.time.OffsetDateTime;

/**
 * How the payment of an order stands.
 *
 * @param status    REQUESTED, CHARGING, CHARGED, DECLINED, GIVEN_UP, CANCELLED or REFUNDED
 * @param paymentId by which the provider knows it; null until it is opened there
 * @param attempts  how often the provider was asked for anything about it
 * @param reason    why it was not charged, for operators, else null
 */
public record PaymentEntry(String status, Money amount, String paymentId, int attempts, String reason, OffsetDateTime requestedAt,
                           OffsetDateTime cancelledAt, OffsetDateTime chargedAt, OffsetDateTime refundedAt) {
}
