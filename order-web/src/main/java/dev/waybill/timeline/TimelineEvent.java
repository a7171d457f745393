package dev.waybill.timeline;

import dev.waybill.messaging.inbox.Processing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event of an order as a client sees it.
 *
 * @param position grows with each event of an order that is recorded; the id of the event in the live stream
 * @param time     when it happened
 * @param traceId  W3C trace id, 32 hex digits, or null
 * @param consumers who has handled it, or tried to, so far
 */
public record TimelineEvent(UUID orderId, long position, UUID eventId, String type, int version, String source, Instant time,
                            String traceId, EventSummary summary, Instant recordedAt, List<Processing> consumers) {
    static TimelineEvent of(RecordedEvent event, List<Processing> processing) {
        return new TimelineEvent(event.orderId(), event.position(), event.eventId(), event.type(), event.version(), event.source(),
                event.time(), event.traceId(), event.summary(), event.recordedAt(), processing);
    }
}
