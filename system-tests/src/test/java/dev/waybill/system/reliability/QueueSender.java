package dev.waybill.system.reliability;

import dev.waybill.launcher.Broker;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.TextMessage;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Sends to one queue alone what the relay never would; nothing is there before {@link #commit}. */
final class QueueSender implements AutoCloseable {
    private final ActiveMQConnectionFactory factory;
    private final JMSContext context;
    private final JMSProducer producer;
    private final Destination queue;

    /** @param queue of a topic its address too, such as {@code order.events::inventory.order-events} */
    QueueSender(Broker broker, String queue) {
        factory = new ActiveMQConnectionFactory(broker.uri().toString(), "relay", broker.password("relay"));
        context = factory.createContext(JMSContext.SESSION_TRANSACTED);
        producer = context.createProducer();
        this.queue = queue.contains("::") ? context.createTopic(queue) : context.createQueue(queue);
    }

    void send(String body, int partition) throws JMSException {
        send(body, partition, Map.of());
    }

    void send(String body, int partition, Map<String, String> properties) throws JMSException {
        TextMessage message = context.createTextMessage(body);
        for (var property : properties.entrySet()) {
            message.setStringProperty(property.getKey(), property.getValue());
        }
        message.setStringProperty("JMSXGroupID", Integer.toString(partition));
        producer.send(queue, message);
    }

    void commit() {
        context.commit();
    }

    @Override
    public void close() {
        context.close();
        factory.close();
    }
}
