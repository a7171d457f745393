package dev.waybill.messaging.outbox;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.List;

/** A message to be sent once more, with what the contract says of its headers, and nothing that the broker noted on it. */
public final class MessageCopy {
    private static final List<String> PROPERTIES = List.of("eventType", "eventVersion", "eventCount", "JMSXGroupID", MessageSender.SENT_AT);

    private MessageCopy() {
    }

    public static TextMessage of(Message original, String body, JMSContext context) throws JMSException {
        TextMessage copy = context.createTextMessage(body);
        copy.setJMSType(original.getJMSType());
        copy.setJMSCorrelationID(original.getJMSCorrelationID());
        for (String name : PROPERTIES) {
            if (original.propertyExists(name)) {
                copy.setObjectProperty(name, original.getObjectProperty(name));
            }
        }
        return copy;
    }
}
