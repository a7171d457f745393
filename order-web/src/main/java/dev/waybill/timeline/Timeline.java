package dev.waybill.timeline;

import dev.waybill.payment.history.PaymentEntry;
import java.util.List;
import java.util.UUID;

/**
 * What happened to an order, and what its customer was told; both the oldest first.
 *
 * @param payment null where payment has not heard of the order
 */
public record Timeline(UUID orderId, List<TimelineEvent> events, List<TimelineNotification> notifications, PaymentEntry payment) {
}
