package dev.waybill.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.EventType;
import dev.waybill.events.NotificationRequested;
import dev.waybill.events.NotificationRequested.Subject;
import dev.waybill.notification.Beans;
import dev.waybill.notification.Samples;
import dev.waybill.notification.text.Texts;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailComposerTest {
    private static final Session SESSION = Session.getInstance(new Properties());

    private final EmailComposer composer = Beans.wire(new EmailComposer(), new Texts(), "orders@waybill.example");

    @Test
    void theHeadersSayWhatTheMailIs() throws Exception {
        var notification = notification("ada@example.org", "Ada Lovelace");

        var email = sent(notification);

        assertThat(email.getHeader("From")).containsExactly("orders@waybill.example");
        assertThat(email.getHeader("To")).containsExactly("Ada Lovelace <ada@example.org>");
        assertThat(email.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(email.getHeader("X-Waybill-Order")).containsExactly(notification.orderId().toString());
        assertThat(email.getHeader("Content-Language")).containsExactly("en");
        assertThat(email.getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void theMessageIdIsThatOfTheNotificationHoweverOftenItIsComposed() throws Exception {
        var notification = notification("ada@example.org", "Ada");
        String expected = "<" + notification.notificationId() + "@waybill>";

        assertThat(sent(notification).getHeader("Message-ID")).containsExactly(expected);
        assertThat(sent(notification).getHeader("Message-ID")).containsExactly(expected);
    }

    @Test
    void aNameThatIsNotAsciiIsEncoded() throws Exception {
        var email = sent(notification("ada@example.org", "Ädä, Łovelace <eve@example.org>"));

        assertThat(email.getHeader("To", null)).isASCII();
        var recipients = email.getAllRecipients();
        assertThat(recipients).hasSize(1);
        assertThat(((InternetAddress) recipients[0]).getAddress()).isEqualTo("ada@example.org");
        assertThat(((InternetAddress) recipients[0]).getPersonal()).isEqualTo("Ädä, Łovelace <eve@example.org>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada\r\nBcc: eve@example.org", "Ada\nBcc: eve@example.org", "Ada\r\n\r\n<h1>Eve</h1>",
        "Ädä\r\nBcc: eve@example.org", "Ada\rBcc: eve@example.org", "\" <eve@example.org>, \""})
    void aNameCannotAddAHeaderOrARecipient(String name) throws Exception {
        var email = sent(notification("ada@example.org", name));

        assertThat(email.getHeader("Bcc")).isNull();
        assertThat(email.getAllRecipients()).hasSize(1);
        assertThat(((InternetAddress) email.getAllRecipients()[0]).getPersonal()).doesNotContainPattern("\\p{Cntrl}");
        assertThat(Collections.list(email.getAllHeaders())).extracting(header -> header.getName())
                .containsExactlyInAnyOrder("Date", "From", "To", "Message-ID", "Subject", "MIME-Version",
                        "Content-Type", "Content-Language", "Auto-Submitted", "X-Waybill-Order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org\r\nBcc: eve@example.org", "ada@example.org, eve@example.org",
        "\"a\r\n b\"@example.org\r\nBcc: eve@example.org", "no address", ""})
    void whatIsNotOneAddressIsRefused(String recipient) {
        assertThatThrownBy(() -> compose(notification(recipient, "Ada")))
                .isInstanceOf(MessagingException.class);
    }

    private static NotificationRequested notification(String recipient, String name) {
        return Samples.notification(Subject.ORDER_CONFIRMED, recipient, name, "en");
    }

    /** As it arrives: written out and read again. */
    private MimeMessage sent(NotificationRequested notification) throws Exception {
        var bytes = new ByteArrayOutputStream();
        compose(notification).writeTo(bytes);
        return new MimeMessage(SESSION, new ByteArrayInputStream(bytes.toByteArray()));
    }

    private MimeMessage compose(NotificationRequested notification) throws MessagingException {
        return composer.compose(Samples.event(EventType.EMAIL_REQUESTED, notification), SESSION);
    }
}
