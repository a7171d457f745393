package dev.waybill.notification.history;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing to tell a customer by one medium, and what became of it.
 *
 * @param medium      {@code EMAIL} or {@code PUSH}
 * @param about       what the customer is told, such as {@code ORDER_CANCELLED}
 * @param status      {@code QUEUED}, {@code SENDING} (begun, and to be repeated if it failed), {@code SENT},
 *                    {@code SKIPPED} (nobody is to be told) or {@code REFUSED} (the customer cannot be reached that way)
 * @param reason      why it was skipped or refused, else null
 * @param attempts    how often sending was begun
 * @param sentAt      null where it was not sent
 * @param traceparent W3C trace context of the event that caused it, or null
 */
public record RecordedNotification(UUID id, UUID orderId, String medium, String about, String status, String reason, int attempts,
                                   Instant createdAt, Instant sentAt, String traceparent) {
}
