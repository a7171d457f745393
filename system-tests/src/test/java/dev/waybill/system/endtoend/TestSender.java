package dev.waybill.system.endtoend;

import dev.waybill.events.Event;
import dev.waybill.events.EventCodec;
import dev.waybill.launcher.Broker;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
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

    /** A message that has been there for so long. JMS would give it the time of now. */
    void sendOld(String queue, Duration age, String body) {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(broker.uri().toString());
             ClientSessionFactory factory = locator.createSessionFactory();
             ClientSession session = factory.createSession("relay", broker.password("relay"), false, true, true, false, 1)) {
            long sent = System.currentTimeMillis() - age.toMillis();
            ClientMessage message = session.createMessage(Message.TEXT_TYPE, true, 0, sent, (byte) 4);
            message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(body));
            session.createProducer(queue).send(message);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As dead letters of that subscription, such as a listener would make them. */
    void sendDeadLetters(String address, String queue, Map<String, Object> properties, List<? extends Event<?>> events) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putAll(Map.of("_AMQ_ORIG_ADDRESS", address, "_AMQ_ORIG_QUEUE", queue));
        events.parallelStream().forEach(event -> send(context -> context.createQueue(address + ".dead-letters"), all,
                EventCodec.batch(List.of(EventCodec.encode(event)))));
    }

    /** With properties of the message that a route may look at. */
    void sendWith(Map<String, Object> properties, String topic, Event<?>... events) {
        send(context -> context.createTopic(topic), properties, EventCodec.batch(Arrays.stream(events).map(EventCodec::encode).toList()));
    }

    /** To all subscriptions of a topic, or to one where the name is that of an address and its queue. */
    String sendToTopic(String topic, RecordedMessage message) {
        return send(context -> context.createTopic(topic), message.headers(), message.body());
    }

    String sendToQueue(String queue, RecordedMessage message) {
        return send(context -> context.createQueue(queue), message.headers(), message.body());
    }

    private String send(Function<JMSContext, Destination> destination, Map<String, Object> properties, String body) {
        try (var factory = new ActiveMQConnectionFactory(broker.uri().toString(), "relay", broker.password("relay"));
             JMSContext context = factory.createContext()) {
            TextMessage message = context.createTextMessage(body);
            for (var property : properties.entrySet()) {
                set(message, property.getKey(), property.getValue());
            }
            context.createProducer().send(destination.apply(context), message);
            return message.getJMSMessageID();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(TextMessage message, String name, Object value) throws JMSException {
        switch (name) {
            case "JMSType" -> message.setJMSType(value.toString());
            case "JMSCorrelationID" -> message.setJMSCorrelationID(value.toString());
            default -> message.setObjectProperty(name, value);
        }
    }
}
