package dev.waybill.messaging.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Fills messages with events (Aggregator). Events of one subject keep their order: an event may join an earlier message
 * of its type only if no later message holds an event of the same subject. A large one travels alone, because the broker
 * routes whole messages.
 */
final class MessageAssembly {
    private record Key(int partition, String type) {
    }

    private final MessageLimits limits;
    private final List<OutgoingMessage> messages = new ArrayList<>();
    private final Map<Key, Integer> open = new HashMap<>();
    private final Map<UUID, Integer> lastOfSubject = new HashMap<>();

    MessageAssembly(MessageLimits limits) {
        this.limits = limits;
    }

    static List<OutgoingMessage> assemble(List<OutboxEntry> entries, MessageLimits limits) {
        var assembly = new MessageAssembly(limits);
        entries.forEach(assembly::add);
        return assembly.messages;
    }

    private void add(OutboxEntry entry) {
        var key = new Key(entry.partition(), entry.type().name());
        Integer index = open.get(key);
        if (limits.large(entry)) {
            messages.add(OutgoingMessage.alone(entry));
            index = messages.size() - 1;
        } else if (index != null && messages.get(index).hasRoomFor(entry, limits)
                && lastOfSubject.getOrDefault(entry.subject(), 0) <= index) {
            messages.get(index).add(entry);
        } else {
            messages.add(new OutgoingMessage(entry));
            index = messages.size() - 1;
            open.put(key, index);
        }
        lastOfSubject.put(entry.subject(), index);
    }
}
