package dev.waybill.messaging.outbox;

import dev.waybill.events.Channel;
import dev.waybill.events.EventCodec;
import dev.waybill.messaging.Subscription;
import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.jms.Destination;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.List;

/**
 * Sends to the broker, each call in a transaction of its own that touches nothing else. A checked exception would not
 * roll back by itself: a {@link JMSException} once committed the removal of events that never left.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class MessageSender {
    /** Says why in a dead letter that was never tried. */
    public static final String REASON = "deadLetterReason";
    /** When the relay sent the message, ms since 1970; copies keep it, unlike the broker's own timestamp. */
    static final String SENT_AT = "sentAt";

    @Inject
    @JMSConnectionFactory("jms/waybill")
    JMSContext context;

    /** All of them or none. */
    public void send(List<OutgoingMessage> messages) throws JMSException {
        var producer = context.createProducer();
        for (OutgoingMessage outgoing : messages) {
            TextMessage message = context.createTextMessage(outgoing.body());
            message.setJMSType(outgoing.type().type());
            message.setJMSCorrelationID(outgoing.correlationId());
            message.setStringProperty("eventType", outgoing.type().type());
            message.setIntProperty("eventVersion", outgoing.type().version());
            message.setIntProperty("eventCount", outgoing.count());
            if (outgoing.type().channel().ordered()) {
                message.setStringProperty("JMSXGroupID", Integer.toString(outgoing.partition()));
            }
            message.setLongProperty(SENT_AT, System.currentTimeMillis());
            if (outgoing.total() != null) {
                // A number, for the comparisons of a route's filter.
                message.setDoubleProperty("orderTotal", outgoing.total().amount().doubleValue());
                message.setStringProperty("orderCurrency", outgoing.total().currency());
            }
            producer.send(destination(outgoing.type().channel()), message);
        }
    }

    /** Puts the events of a message back, one by one, on this subscription alone (Splitter). */
    public void putBackSplit(Message original, List<String> events, Subscription subscription) throws JMSException {
        for (String event : events) {
            TextMessage single = MessageCopy.of(original, EventCodec.batch(List.of(event)), context);
            single.setIntProperty("eventCount", 1);
            context.createProducer().send(destination(subscription, subscription.fullyQualifiedQueueName()), single);
        }
    }

    /** For what no retry can help; the original's address and queue are noted as the broker itself does. */
    public void sendToDeadLetters(Message original, String body, String reason, Subscription subscription) throws JMSException {
        TextMessage letter = MessageCopy.of(original, body, context);
        letter.setStringProperty("_AMQ_ORIG_ADDRESS", subscription.channel().address());
        letter.setStringProperty("_AMQ_ORIG_QUEUE", subscription.queue());
        letter.setStringProperty(REASON, reason);
        context.createProducer().send(context.createQueue(subscription.channel().deadLetterAddress()), letter);
    }

    private Destination destination(Channel channel) {
        return channel.kind() == Channel.Kind.TOPIC ? context.createTopic(channel.address()) : context.createQueue(channel.address());
    }

    private Destination destination(Subscription subscription, String name) {
        return subscription.channel().kind() == Channel.Kind.TOPIC ? context.createTopic(name) : context.createQueue(name);
    }
}
