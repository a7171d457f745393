package dev.waybill.system.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.launcher.Broker;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Knows version 1 and 2 of order.created; an event has its effect once, in whichever version it comes first. */
final class NewConsumer implements AutoCloseable {
    private final ActiveMQConnectionFactory factory;
    private final JMSContext context;
    private final List<JMSConsumer> subscriptions = new ArrayList<>();
    private final Map<String, String> effects = new ConcurrentHashMap<>();
    private final List<String> deliveries = new CopyOnWriteArrayList<>();

    NewConsumer(Broker broker) {
        factory = new ActiveMQConnectionFactory(broker.uri().toString(), "subscriber", broker.password("subscriber"));
        context = factory.createContext();
        context.setClientID("subscriber");
    }

    void subscribe(String topic, String subscription) {
        JMSConsumer consumer = context.createSharedDurableConsumer(context.createTopic(topic), subscription);
        subscriptions.add(consumer);
        consumer.setMessageListener(message -> receive(topic, message));
    }

    void unsubscribeFirst() {
        subscriptions.remove(0).close();
    }

    private void receive(String topic, Message message) {
        try {
            for (JsonNode event : EventCodecs.json(message.getBody(String.class))) {
                String id = event.get("id").asText();
                deliveries.add(topic + " " + event.get("type").asText() + " v" + message.getIntProperty("eventVersion") + " " + id);
                if (event.get("type").asText().equals("order.created")) {
                    effects.putIfAbsent(id, OrderCreatedTwo.customer(event));
                }
            }
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    /** The customer of each order.created, by the event's id. */
    Map<String, String> effects() {
        return effects;
    }

    /** Such as {@code order.events order.created v1} and the event's id, in their order. */
    List<String> deliveries() {
        return deliveries;
    }

    @Override
    public void close() {
        context.close();
        factory.close();
    }
}
