package dev.waybill.messaging.listener;

import dev.waybill.events.Event;
import dev.waybill.events.EventCodec;
import dev.waybill.events.UnreadableEventException;
import dev.waybill.messaging.Subscription;
import dev.waybill.messaging.failure.FailureLog;
import dev.waybill.messaging.outbox.MessageSender;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The body of every message-driven bean. A message of several events that fails is split, and each event is retried by
 * itself; a single one that fails rolls the receipt back, and the broker redelivers it as its address settings say; what
 * cannot be read goes to the dead letters at once.
 */
@ApplicationScoped
public class BatchListener {
    private static final Logger LOG = Logger.getLogger(BatchListener.class.getName());

    @Inject
    MessageSender sender;
    @Inject
    FailureLog failures;

    /**
     * To be called in the transaction of the receipt, which commits when this returns. A message of a type that means nothing
     * to the consumer is received unread.
     */
    public void receive(Message message, Subscription subscription, EventHandler handler) {
        try {
            if (!subscription.takes(message.getStringProperty("eventType"))) {
                return;
            }
            String body = body(message, subscription);
            try {
                handle(body, message, subscription, handler);
            } catch (UnreadableEventException unreadable) {
                refuse(message, body, unreadable, subscription);
            }
        } catch (JMSException e) {
            throw new EJBException("receipt from " + subscription.queue(), e);
        }
    }

    /** What has no text is left to the broker, which dead-letters it whole; a copy of ours would lose its content. */
    private String body(Message message, Subscription subscription) throws JMSException {
        if (message instanceof TextMessage text && text.getText() != null) {
            return text.getText();
        }
        var failure = new EJBException("message " + message.getJMSMessageID() + " is no text message");
        failures.record(subscription, message, failure);
        throw failure;
    }

    private void handle(String body, Message message, Subscription subscription, EventHandler handler)
            throws JMSException, UnreadableEventException {
        List<Event<?>> events = EventCodec.decode(body);
        try {
            handler.handle(events);
        } catch (Exception failure) {
            if (events.size() > 1) {
                LOG.log(Level.FINE, failure, () -> subscription.consumer() + ": " + events.size() + " events, split after a failure");
                // As they came: what a later minor version added must not get lost on the way.
                sender.putBackSplit(message, EventCodec.elements(body), subscription);
            } else {
                failures.record(subscription, events.get(0), message.getIntProperty("JMSXDeliveryCount"), failure);
                throw new EJBException(subscription.consumer() + " failed on event " + events.get(0).id(), failure);
            }
        }
    }

    private void refuse(Message message, String body, UnreadableEventException reason, Subscription subscription)
            throws JMSException {
        List<String> elements = elements(body);
        if (elements.size() > 1) {
            sender.putBackSplit(message, elements, subscription);
        } else {
            failures.record(subscription, message, reason);
            sender.sendToDeadLetters(message, body, reason.getMessage(), subscription);
        }
    }

    private static List<String> elements(String body) {
        try {
            return EventCodec.elements(body);
        } catch (UnreadableEventException notEvenAnArray) {
            return List.of();
        }
    }
}
