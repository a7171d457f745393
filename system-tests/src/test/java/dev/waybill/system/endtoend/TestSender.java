package dev.waybill.system.endtoend;

import dev.waybill.events.Event;
import dev.waybill.events.EventCodec;
import dev.waybill.launcher.Broker;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Sends to one queue of the broker what the relay never would. */
final class TestSender {
    private final Broker broker;

    TestSender(Broker broker) {
        this.broker = broker;
    }

    void send(String queue, Event<?>... events) {
        sendText(queue, EventCodec.batch(Arrays.stream(events).map(EventCodec::encode).toList()));
    }

    /** Returns the message id. */
    String sendText(String queue, String body) {
        return send(context -> context.createTopic(queue), Map.of(), body);
    }

    void sendToQueue(String queue, String body) {
        send(context -> context.createQueue(queue), Map.of(), body);
    }

    /** With properties of the message that a route may look at. */
    void sendWith(Map<String, Object> properties, String topic, Event<?>... events) {
        send(context -> context.createTopic(topic), properties, EventCodec.batch(Arrays.stream(events).map(EventCodec::encode).toList()));
    }

    private String send(Function<JMSContext, Destination> destination, Map<String, Object> properties, String body) {
        try (var factory = new ActiveMQConnectionFactory(broker.uri().toString(), "relay", broker.password("relay"));
             JMSContext context = factory.createContext()) {
            TextMessage message = context.createTextMessage(body);
            for (var property : properties.entrySet()) {
                message.setObjectProperty(property.getKey(), property.getValue());
            }
            context.createProducer().send(destination.apply(context), message);
            return message.getJMSMessageID();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
