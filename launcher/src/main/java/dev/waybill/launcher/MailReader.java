package dev.waybill.launcher;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;

/** Takes out of a MIME message what people and tests look at. */
final class MailReader {

    private MailReader() {
    }

    static Mail read(MovingMessage received, MailAddress recipient) throws MessagingException {
        MimeMessage message = received.getMessage();
        return new Mail(
                received.getReturnPath().getEmail(),
                recipient.getEmail(),
                Objects.requireNonNullElse(message.getSubject(), ""),
                Objects.requireNonNullElse(message.getMessageID(), ""),
                content(message, "text/plain"),
                content(message, "text/html"),
                Instant.now());
    }

    /** The first part of the type, however deep it lies; empty if there is none. */
    private static String content(Part part, String type) throws MessagingException {
        try {
            if (part.isMimeType(type)) {
                return String.valueOf(part.getContent());
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    String found = content(parts.getBodyPart(i), type);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        } catch (IOException e) {
            throw new MessagingException("The content cannot be read", e);
        }
    }
}
