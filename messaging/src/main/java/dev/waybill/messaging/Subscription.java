package dev.waybill.messaging;

import dev.waybill.events.Channel;
import dev.waybill.events.EventType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a consumer takes its events from; the queue is declared in {@code artemis-config}.
 *
 * @param consumer name in inbox and failure log
 * @param queue    of the broker: {@code clientId.subscriptionName} for a topic, the address itself for a queue
 * @param types    of the events that mean something to the consumer; none: all
 */
public record Subscription(String consumer, Channel channel, String queue, Set<String> types) {
    public Subscription(String consumer, Channel channel, String queue, EventType... types) {
        this(consumer, channel, queue, Arrays.stream(types).map(EventType::type).collect(Collectors.toSet()));
    }

    /** Whether events of this type mean something to the consumer; of null nobody can say. */
    public boolean takes(String type) {
        return types.isEmpty() || type == null || types.contains(type);
    }

    /** Reaches this subscription alone (Artemis' fully qualified queue name). */
    public String fullyQualifiedQueueName() {
        return channel.address() + "::" + queue;
    }
}
