package dev.waybill.messaging.outbox;

import dev.waybill.events.EventCodec;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import java.util.ArrayList;
import java.util.List;

/** Events of one type and partition, to travel as one message. */
public final class OutgoingMessage {
    private final EventType type;
    private final int partition;
    private final List<OutboxEntry> entries = new ArrayList<>();
    private final Money total;
    private int length;

    OutgoingMessage(OutboxEntry first) {
        this(first, null);
    }

    private OutgoingMessage(OutboxEntry first, Money total) {
        this.type = first.type();
        this.partition = first.partition();
        this.total = total;
        add(first);
    }

    /** For an event that the broker may route by its total. */
    static OutgoingMessage alone(OutboxEntry entry) {
        return new OutgoingMessage(entry, entry.total());
    }

    void add(OutboxEntry entry) {
        entries.add(entry);
        length += entry.event().length();
    }

    boolean hasRoomFor(OutboxEntry entry, MessageLimits limits) {
        return entry.type() == type && entry.partition() == partition
                && entries.size() < limits.events() && length + entry.event().length() <= limits.characters();
    }

    public EventType type() {
        return type;
    }

    public int partition() {
        return partition;
    }

    public int count() {
        return entries.size();
    }

    /** The order, where the message is about one event alone; else null. */
    public String correlationId() {
        return entries.size() == 1 ? entries.get(0).subject().toString() : null;
    }

    /** Of the one event of this message, where it is large; else null. */
    public Money total() {
        return total;
    }

    public String body() {
        return EventCodec.batch(entries.stream().map(OutboxEntry::event).toList());
    }
}
