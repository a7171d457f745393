package dev.waybill.messaging.deadletter;

import dev.waybill.events.Channel;
import dev.waybill.events.EventAttributes;
import dev.waybill.messaging.outbox.MessageSender;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import java.util.Enumeration;
import java.util.function.Predicate;

/** Looks at dead letters and leaves them where they are; in no transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeadLetterQueues {
    @Resource(lookup = "jms/waybill-requests")
    ConnectionFactory connections;

    /**
     * Shows the letters of a channel in the queue's order, until the visitor returns false.
     *
     * @param selector null for all
     */
    public void browse(Channel channel, String selector, Predicate<DeadLetter> visitor) {
        try (JMSContext context = connections.createContext();
             QueueBrowser browser = context.createBrowser(context.createQueue(channel.deadLetterAddress()), selector)) {
            Enumeration<?> letters = browser.getEnumeration();
            boolean more = true;
            while (more && letters.hasMoreElements()) {
                more = visitor.test(letter(channel, (Message) letters.nextElement()));
            }
        } catch (JMSException | JMSRuntimeException e) {
            throw new DeadLettersUnavailableException(e);
        }
    }

    private static DeadLetter letter(Channel channel, Message message) throws JMSException {
        String text = message instanceof TextMessage withText ? withText.getText() : null;
        EventAttributes event = EventAttributes.of(text);
        return new DeadLetter(id(channel, message), event.count(), event.id(),
                event.type() == null ? message.getJMSType() : event.type(),
                event.subject() == null ? message.getJMSCorrelationID() : event.subject(), text,
                message.getStringProperty(MessageSender.REASON), null);
    }

    static LetterId id(Channel channel, Message message) throws JMSException {
        return LetterId.of(channel, message.getStringProperty(LetterSelector.ORIGINAL_QUEUE), message.getJMSMessageID());
    }
}
