package dev.waybill.notification.email;

import dev.waybill.events.Event;
import dev.waybill.events.NotificationRequested;
import dev.waybill.notification.delivery.Carrier;
import dev.waybill.notification.delivery.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One connection for all mails of a message. */
record SmtpConnection(Session session, Transport transport, EmailComposer composer) implements Carrier.Connection {
    private static final Logger LOG = Logger.getLogger(SmtpConnection.class.getName());

    @Override
    public Outcome deliver(Event<NotificationRequested> event) throws MessagingException {
        try {
            var email = composer.compose(event, session);
            transport.sendMessage(email, email.getAllRecipients());
            return Outcome.sent(email.getMessageID());
        } catch (MessagingException failure) {
            return RecipientRefusal.of(failure).map(Outcome::refused).orElseThrow(() -> failure);
        }
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // The mails have left: a farewell that fails must not send them again.
            LOG.log(Level.FINE, "The mail server did not say goodbye", e);
        }
    }
}
