package dev.waybill.system.endtoend;

import dev.waybill.events.Event;
import dev.waybill.events.EventCodec;
import dev.waybill.launcher.Broker;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.util.Arrays;
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
        try (var factory = new ActiveMQConnectionFactory(broker.uri().toString(), "relay", broker.password("relay"));
             JMSContext context = factory.createContext()) {
            TextMessage message = context.createTextMessage(body);
            context.createProducer().send(context.createTopic(queue), message);
            return message.getJMSMessageID();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
