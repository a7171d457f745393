package dev.waybill.launcher;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import java.net.URI;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Sends itself a message through the broker: a port that is open proves little. */
final class BrokerProbe {

    private static final long PATIENCE_MILLIS = 2_000;

    private final URI broker;
    private final String password;

    BrokerProbe(URI broker, String password) {
        this.broker = broker;
        this.password = password;
    }

    /** Whether the message came back; those of earlier probes are taken away too. */
    boolean passes() {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.toString());
                JMSContext context = factory.createContext("probe", password)) {
            Queue queue = context.createQueue("launcher.probe");
            String sent = UUID.randomUUID().toString();
            context.createProducer().send(queue, sent);
            JMSConsumer consumer = context.createConsumer(queue);
            String received;
            do {
                received = consumer.receiveBody(String.class, PATIENCE_MILLIS);
            } while (received != null && !received.equals(sent));
            return received != null;
        }
    }
}
