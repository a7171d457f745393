package dev.waybill.messaging.request;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks over the broker and waits for the answer. In no transaction: in one, the request would leave only with its
 * commit, after the wait for the answer.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Requestor {
    @Resource(lookup = "jms/waybill-requests")
    ConnectionFactory connections;
    @Inject
    @ConfigProperty(name = "waybill.requests.at-once", defaultValue = "16")
    int atOnce;

    private Semaphore places;

    /** Each request holds a connection of the pool while it waits, and its answer needs one from there too. */
    @PostConstruct
    void open() {
        places = new Semaphore(atOnce, true);
    }

    /**
     * Returns the text of the answer.
     *
     * @param timeout for all of it, 1 ms or more; the request itself lives no longer
     * @throws UnansweredException where there is none by then, or the broker is away
     */
    public String request(String queue, String body, Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        awaitPlace(timeout);
        try (JMSContext context = connections.createContext()) {
            return ask(context, queue, body, end);
        } catch (JMSException | JMSRuntimeException e) {
            throw new UnansweredException("The request to " + queue + " failed", e);
        } finally {
            places.release();
        }
    }

    private void awaitPlace(Duration timeout) {
        try {
            if (!places.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new UnansweredException("Too many requests are waiting for an answer", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnansweredException("The server stops", e);
        }
    }

    /** The queue of the answer ends with the request: a pooled connection, unlike one that is closed, would keep it. */
    private static String ask(JMSContext context, String queue, String body, long end) throws JMSException {
        TemporaryQueue replies = context.createTemporaryQueue();
        String id = UUID.randomUUID().toString();
        try (JMSConsumer consumer = context.createConsumer(replies, "JMSCorrelationID = '" + id + "'")) {
            TextMessage request = context.createTextMessage(body);
            request.setJMSReplyTo(replies);
            request.setJMSCorrelationID(id);
            context.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT).setTimeToLive(left(end))
                    .send(context.createQueue(queue), request);
            Message reply = consumer.receive(left(end));
            if (reply instanceof TextMessage text) {
                return text.getText();
            }
            throw new UnansweredException("Nobody answered in time", null);
        } finally {
            replies.delete();
        }
    }

    /** Never 0, which would mean for ever. */
    private static long left(long end) {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    }
}
