package dev.waybill.messaging.request;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The body of a message-driven bean that answers requests. It never throws: a request that fails stays unanswered, is
 * logged, and is not delivered again, for who asked has a timeout. An answer that comes too late is not sent.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Replier {
    private static final Logger LOG = Logger.getLogger(Replier.class.getName());

    @Resource(lookup = "jms/waybill-requests")
    ConnectionFactory connections;

    /** Finds the answer to the body of a request. */
    @FunctionalInterface
    public interface Answer {
        String to(String body) throws Exception;
    }

    /** To be called outside of a transaction. */
    public void reply(Message request, Answer answer) {
        try {
            if (request.getJMSReplyTo() == null) {
                LOG.warning("A request does not say where its answer is to go");
                return;
            }
            String reply = answer.to(request.getBody(String.class));
            long left = request.getJMSExpiration() - System.currentTimeMillis();
            if (left > 0) {
                send(request, reply, left);
            }
        } catch (Exception e) {
            LOG.log(Level.WARNING, "A request stays unanswered", e);
        }
    }

    private void send(Message request, String body, long left) throws JMSException {
        try (JMSContext context = connections.createContext()) {
            TextMessage reply = context.createTextMessage(body);
            reply.setJMSCorrelationID(request.getJMSCorrelationID());
            context.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT).setTimeToLive(left)
                    .send(request.getJMSReplyTo(), reply);
        }
    }
}
