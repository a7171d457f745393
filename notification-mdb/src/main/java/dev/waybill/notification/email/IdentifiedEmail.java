package dev.waybill.notification.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** Keeps the Message-ID that it was given, so that mail servers and readers recognise a repetition. */
final class IdentifiedEmail extends MimeMessage {
    private final String messageId;

    IdentifiedEmail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
