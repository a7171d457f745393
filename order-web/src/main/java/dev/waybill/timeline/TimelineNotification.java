package dev.waybill.timeline;

import dev.waybill.messaging.trace.TraceContext;
import dev.waybill.notification.history.RecordedNotification;
import java.time.Instant;
import java.util.UUID;

/**
 * A notification of an order as a client sees it.
 *
 * @param reason why nobody was told, else null
 * @param sentAt null where it was not sent
 */
public record TimelineNotification(UUID id, String medium, String about, String status, String reason, int attempts,
                                   Instant createdAt, Instant sentAt, String traceId) {
    static TimelineNotification of(RecordedNotification notification) {
        return new TimelineNotification(notification.id(), notification.medium(), notification.about(), notification.status(),
                notification.reason(), notification.attempts(), notification.createdAt(), notification.sentAt(),
                TraceContext.traceId(notification.traceparent()));
    }
}
