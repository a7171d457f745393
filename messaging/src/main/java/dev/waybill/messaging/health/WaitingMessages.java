package dev.waybill.messaging.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.Collection;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks into queues of the broker and takes nothing out. */
@ApplicationScoped
public class WaitingMessages {
    @Resource(lookup = "jms/waybill-requests")
    ConnectionFactory connections;

    /**
     * The age of the oldest message of each queue that has one: of those that wait for a consumer, not of those that wait
     * for their next attempt.
     *
     * @throws JMSException where the broker is away or has no such queue
     */
    Map<String, Duration> oldest(Collection<String> queues) throws JMSException {
        try (JMSContext context = connections.createContext()) {
            Map<String, Duration> ages = new LinkedHashMap<>();
            for (String queue : queues) {
                try (var browser = context.createBrowser(context.createQueue(queue))) {
                    Enumeration<?> messages = browser.getEnumeration();
                    if (messages.hasMoreElements()) {
                        long sent = ((Message) messages.nextElement()).getJMSTimestamp();
                        ages.put(queue, Duration.ofMillis(Math.max(0, System.currentTimeMillis() - sent)));
                    }
                }
            }
            return ages;
        } catch (JMSRuntimeException e) {
            var failure = new JMSException(e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }
}
