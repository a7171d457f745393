package dev.waybill.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailSinkTest {

    private final Settings settings = new Settings(Path.of("unused"), Path.of("unused"), Ports.free(), Map.of());
    private final MailSink sink = new MailSink(settings);

    @BeforeEach
    void start() {
        sink.start();
        sink.waitUntilReady();
    }

    @AfterEach
    void stop() {
        sink.stop();
    }

    @Test
    void keepsBothPartsAndTheMessageId() throws MessagingException {
        send("ada@example.org");

        assertThat(sink.messagesTo("ada@example.org")).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Your order");
            assertThat(mail.messageId()).isEqualTo("<event-1@waybill>");
            assertThat(mail.text()).isEqualTo("It is on its way");
            assertThat(mail.html()).isEqualTo("<p>It is on its <b>way</b></p>");
        });
    }

    @Test
    void showsMailsAsJsonAndNeverAsLiveHtml() throws Exception {
        send("ada@example.org");

        assertThat(get("messages?to=ada%40example.org")).contains("\"messageId\":\"<event-1@waybill>\"");
        assertThat(get("messages?to=bob%40example.org")).isEqualTo("[]");
        assertThat(get("")).contains("Your order").doesNotContain("<b>way</b>");
    }

    @Test
    void refusesARecipientUntilToldOtherwise() throws MessagingException {
        sink.refuse("ada@example.org", "550 no such user");
        assertThatThrownBy(() -> send("ada@example.org")).hasStackTraceContaining("550 no such user");

        sink.acceptAgain("ada@example.org");
        send("ada@example.org");

        assertThat(sink.messages()).hasSize(1);
    }

    @Test
    void takesEveryLoginUntilToldToRefuseIt() throws MessagingException {
        login("shop", "secret");
        sink.refuseLogins();
        assertThatThrownBy(() -> login("shop", "secret")).isInstanceOf(AuthenticationFailedException.class);

        sink.acceptLogins();
        login("shop", "secret");
    }

    @Test
    void canBeAwayAndKeepsWhatItHas() throws MessagingException {
        send("ada@example.org");
        sink.stopSmtp();
        assertThatThrownBy(() -> send("ada@example.org")).isInstanceOf(MessagingException.class);

        sink.startSmtp();
        send("ada@example.org");

        assertThat(sink.messages()).hasSize(2);
    }

    private void login(String user, String password) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.auth", "true");
        try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect("127.0.0.1", settings.ports().smtp(), user, password);
        }
    }

    private void send(String recipient) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(settings.ports().smtp()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties)) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<event-1@waybill>");
            }
        };
        message.setFrom("orders@waybill.example");
        message.setRecipients(Message.RecipientType.TO, recipient);
        message.setSubject("Your order");
        message.setContent(new MimeMultipart("alternative",
                part("It is on its way", "text/plain"), part("<p>It is on its <b>way</b></p>", "text/html")));
        Transport.send(message);
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(text, type);
        return part;
    }

    private String get(String path) throws IOException, InterruptedException {
        URI uri = URI.create(sink.pageUri() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
