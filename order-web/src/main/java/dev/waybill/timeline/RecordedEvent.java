package dev.waybill.timeline;

import java.time.Instant;
import java.util.UUID;

/** An event of an order, as {@link TimelineTable} keeps it. */
record RecordedEvent(UUID orderId, long position, UUID eventId, String type, int version, String source, Instant time,
                     String traceId, EventSummary summary, Instant recordedAt) {
}
