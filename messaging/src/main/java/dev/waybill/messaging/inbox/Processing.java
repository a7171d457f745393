package dev.waybill.messaging.inbox;

import java.time.Instant;

/**
 * What one consumer did with an event.
 *
 * @param handledAt      null where it has not, yet
 * @param failedAttempts 0 where none failed
 * @param lastFailure    the exception of the last attempt that failed, else null
 * @param lastFailedAt   its time, else null
 */
public record Processing(String consumer, Instant handledAt, int failedAttempts, String lastFailure, Instant lastFailedAt) {
}
