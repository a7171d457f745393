package dev.waybill.system.reliability;

import dev.waybill.launcher.Broker;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Sends to one subscription alone what the relay never would; nothing is there before {@link #commit}. */
final class QueueSender implements AutoCloseable {
    private final ActiveMQConnectionFactory factory;
    private final JMSContext context;
    private final JMSProducer producer;
    private final Topic queue;

    /** @param queue address and queue, such as {@code order.events::inventory.order-events} */
    QueueSender(Broker broker, String queue) {
        factory = new ActiveMQConnectionFactory(broker.uri().toString(), "relay", broker.password("relay"));
        context = factory.createContext(JMSContext.SESSION_TRANSACTED);
        producer = context.createProducer();
        this.queue = context.createTopic(queue);
    }

    void send(String body, int partition) throws JMSException {
        TextMessage message = context.createTextMessage(body);
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
