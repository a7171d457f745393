package dev.waybill.messaging.outbox;

import dev.waybill.events.EventType;
import java.util.UUID;

/** One event that waits to be sent, already encoded. */
record OutboxEntry(int partition, EventType type, UUID subject, String event) {
}
