package dev.waybill.messaging.outbox;

import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import java.util.UUID;

/**
 * One event that waits to be sent, already encoded.
 *
 * @param total of an event that is {@link dev.waybill.events.Priced}, else null
 */
record OutboxEntry(int partition, EventType type, UUID subject, String event, Money total) {
}
