package dev.waybill.messaging.failure;

import dev.waybill.events.Event;
import dev.waybill.messaging.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps consumer, attempt, exception, first and last time of each event that failed. A log that cannot be written must
 * not decide over the event: that failure goes to the server's log, and the event's own goes on.
 */
@ApplicationScoped
public class FailureLog {
    private static final Logger LOG = Logger.getLogger(FailureLog.class.getName());

    @Inject
    FailureTable table;

    /** A failed attempt to handle an event. */
    public void record(Subscription subscription, Event<?> event, int attempt, Exception exception) {
        Throwable cause = rootOf(exception);
        LOG.log(Level.WARNING, "{0} failed on {1} {2} of {3}, attempt {4}: {5}", new Object[] {subscription.consumer(),
            event.type().type(), event.id(), event.subject(), attempt, cause});
        write(new Failure(subscription.consumer(), event.id().toString(), event.type().type(), event.subject().toString(),
                subscription.queue(), attempt, cause.toString(), event.traceparent()));
    }

    /** A message that cannot be read. */
    public void record(Subscription subscription, Message message, Exception exception) throws JMSException {
        LOG.log(Level.WARNING, "{0} cannot read message {1}, which goes to the dead letters: {2}",
                new Object[] {subscription.consumer(), message.getJMSMessageID(), exception.getMessage()});
        write(new Failure(subscription.consumer(), message.getJMSMessageID(), message.getJMSType(),
                message.getJMSCorrelationID(), subscription.queue(), message.getIntProperty("JMSXDeliveryCount"),
                exception.toString(), null));
    }

    private void write(Failure failure) {
        try {
            table.write(failure);
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "The failure log cannot be written: " + failure, e);
        }
    }

    private static Throwable rootOf(Throwable throwable) {
        Throwable root = throwable;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
