package dev.waybill.messaging;

import dev.waybill.events.Channel;

/**
 * Where a consumer takes its events from; the queue is declared in {@code artemis-config}.
 *
 * @param consumer name in inbox and failure log
 * @param queue    of the broker: {@code clientId.subscriptionName} for a topic, the address itself for a queue
 */
public record Subscription(String consumer, Channel channel, String queue) {
    /** Reaches this subscription alone (Artemis' fully qualified queue name). */
    public String fullyQualifiedQueueName() {
        return channel.address() + "::" + queue;
    }
}
