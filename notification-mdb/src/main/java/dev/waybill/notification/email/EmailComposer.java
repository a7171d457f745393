package dev.waybill.notification.email;

import dev.waybill.events.Event;
import dev.waybill.events.NotificationRequested;
import dev.waybill.notification.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns a notification into a mail with a text and an HTML part. */
@ApplicationScoped
public class EmailComposer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    @Inject
    @ConfigProperty(name = "waybill.mail.from", defaultValue = "orders@waybill.example")
    String from;
    @Inject
    Texts texts;

    /** Throws SendFailedException where the recipient is no address, as a server would. */
    public MimeMessage compose(Event<NotificationRequested> event, Session session) throws MessagingException {
        var notification = event.data();
        var text = texts.write(event);
        var email = new IdentifiedEmail(session, "<" + notification.notificationId() + "@waybill>");
        email.setFrom(from);
        email.setRecipient(RecipientType.TO, recipient(notification));
        email.setSubject(text.subject(), UTF_8);
        email.setSentDate(new Date());
        email.setContentLanguage(new String[] {text.language()});
        email.setHeader("Auto-Submitted", "auto-generated");
        email.setHeader("X-Waybill-Order", notification.orderId().toString());
        email.setContent(new MimeMultipart("alternative", part(text.plain(), "plain"), part(text.html(), "html")));
        email.saveChanges();
        return email;
    }

    private static InternetAddress recipient(NotificationRequested notification) throws MessagingException {
        // A line break must not reach a header, whatever the mail implementation would make of it.
        String name = notification.name().replaceAll("\\p{Cntrl}+", " ").strip();
        var address = new InternetAddress();
        address.setAddress(notification.recipient());
        try {
            address.setPersonal(name, UTF_8);
            address.validate();
            return address;
        } catch (AddressException e) {
            throw new SendFailedException("no mail address: " + e.getMessage(), e, new Address[0], new Address[0],
                    new Address[] {address});
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("UTF-8", e);
        }
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }
}
