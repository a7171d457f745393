package dev.waybill.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.NotificationRequested;
import dev.waybill.events.NotificationRequested.Subject;
import dev.waybill.notification.Beans;
import dev.waybill.notification.Samples;
import dev.waybill.notification.TestDatabase;
import dev.waybill.notification.delivery.Delivery;
import dev.waybill.notification.delivery.DeliveryRecord;
import dev.waybill.notification.text.Texts;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailDeliveryTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    private final SmtpCarrier carrier = Beans.wire(new SmtpCarrier(), Beans.wire(new EmailComposer(), new Texts(),
            "orders@waybill.example"));
    private Delivery delivery;

    @BeforeEach
    void start() {
        TestDatabase.empty();
        server.start();
        carrier.host = "localhost";
        carrier.port = server.getSmtp().getPort();
        carrier.user = Optional.empty();
        carrier.password = Optional.empty();
        delivery = delivery(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailArrivesWithTextAndHtmlAndIsRecorded() throws Exception {
        var event = requested("ada@example.org");

        delivery.deliver(List.of(event), carrier);

        assertThat(server.getReceivedMessages()).hasSize(1);
        var email = server.getReceivedMessages()[0];
        var parts = (MimeMultipart) email.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat((String) parts.getBodyPart(0).getContent()).contains("Mühle <b>Turbo</b> & Co", "€1,124.00");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat((String) parts.getBodyPart(1).getContent()).contains("Mühle &lt;b&gt;Turbo").doesNotContain("<b>");
        assertThat(email.getSubject()).isEqualTo("Your order " + event.data().orderId() + " is confirmed");
        assertThat(Samples.record(event)).isEqualTo("SENT 1 <" + event.data().notificationId() + "@waybill> t");
    }

    @Test
    void aRepetitionSendsNothing() throws Exception {
        var event = requested("ada@example.org");

        delivery.deliver(List.of(event, event), carrier);
        delivery.deliver(List.of(event), carrier);

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(Samples.record(event)).startsWith("SENT 1 ");
    }

    @Test
    void aCrashBeforeTheRecordSendsTheSameMailAgain() throws Exception {
        var event = requested("ada@example.org");
        delivery.deliver(List.of(event), carrier);
        TestDatabase.execute("update notification.notification set status = 'SENDING', sent_at = null");

        delivery.deliver(List.of(event), carrier);

        assertThat(server.getReceivedMessages()).hasSize(2).extracting(MimeMessage::getMessageID)
                .containsOnly("<" + event.data().notificationId() + "@waybill>");
        assertThat(Samples.record(event)).startsWith("SENT 2 ");
    }

    @Test
    void oneThatFailsLeavesTheOthersSentAndIsTheOnlyOneRepeated() throws Exception {
        var events = List.of(requested("first@example.org"), requested("second@example.org"),
                requested("third@example.org"));
        var refused = new AtomicReference<>("second@example.org");
        refuse(refused);

        assertThatThrownBy(() -> delivery.deliver(List.copyOf(events), carrier)).isInstanceOf(MessagingException.class);

        assertThat(recipients()).containsExactly("first@example.org", "third@example.org");
        assertThat(events).extracting(event -> Samples.record(event).substring(0, 6))
                .containsExactly("SENT 1", "SENDIN", "SENT 1");

        refused.set(null);
        delivery.deliver(List.copyOf(events), carrier);

        assertThat(recipients()).containsExactly("first@example.org", "third@example.org", "second@example.org");
        assertThat(events).extracting(event -> Samples.record(event).substring(0, 6))
                .containsExactly("SENT 1", "SENT 2", "SENT 1");
    }

    @Test
    void allMailsOfAMessageShareOneConnection() throws Exception {
        var connections = new AtomicInteger();

        delivery.deliver(List.of(requested("first@example.org"), requested("second@example.org")), () -> {
            connections.incrementAndGet();
            return carrier.connect();
        });

        assertThat(recipients()).containsExactly("first@example.org", "second@example.org");
        assertThat(connections).hasValue(1);
    }

    @Test
    void aMessageWhoseTimeIsUpStopsAndIsContinuedByItsRepetition() throws Exception {
        var events = List.of(requested("first@example.org"), requested("second@example.org"));
        delivery = delivery(Duration.ZERO);

        assertThatThrownBy(() -> delivery.deliver(List.copyOf(events), carrier)).isInstanceOf(TimeoutException.class);
        assertThat(recipients()).containsExactly("first@example.org");

        delivery.deliver(List.copyOf(events), carrier);
        assertThat(recipients()).containsExactly("first@example.org", "second@example.org");
    }

    @Test
    void aMailServerThatIsAwayIsAFailureThatCounts() {
        var event = requested("ada@example.org");
        server.stop();

        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> delivery.deliver(List.of(event), carrier)).isInstanceOf(MessagingException.class);
            assertThat(Samples.record(event)).isEqualTo("SENDING " + attempt + " - f");
        }
    }

    @Test
    void aNotificationThatIsNotVisibleYetIsAFailureAndNothingIsSent() {
        var there = requested("ada@example.org");
        var missing = Samples.event(EventType.EMAIL_REQUESTED,
                Samples.notification(Subject.ORDER_CONFIRMED, "eve@example.org", "Eve", "en"));

        assertThatThrownBy(() -> delivery.deliver(List.of(there, missing), carrier))
                .hasMessageContaining(missing.data().notificationId().toString());

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void userAndPasswordAreUsedWhereTheyAreSet() throws Exception {
        server.setUser("waybill@example.org", "waybill", "secret");
        var event = requested("ada@example.org");
        carrier.user = Optional.of("waybill");

        carrier.password = Optional.of("wrong");
        assertThatThrownBy(() -> delivery.deliver(List.of(event), carrier))
                .isInstanceOf(AuthenticationFailedException.class);
        carrier.password = Optional.of("secret");
        delivery.deliver(List.of(event), carrier);

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void withStarttlsNothingIsSentInTheClear() {
        carrier.starttls = true;
        var event = requested("ada@example.org");

        assertThatThrownBy(() -> delivery.deliver(List.of(event), carrier)).hasMessageContaining("STARTTLS");

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private static Delivery delivery(Duration longest) {
        return Beans.wire(new Delivery(), Beans.wire(new DeliveryRecord(), TestDatabase.database()), longest);
    }

    private static Event<NotificationRequested> requested(String recipient) {
        return Samples.requested(EventType.EMAIL_REQUESTED, recipient);
    }

    private void refuse(AtomicReference<String> recipient) {
        server.getManagers().getUserManager().setMessageDeliveryHandler((message, address) -> {
            if (address.getEmail().equals(recipient.get())) {
                throw new UserException("try again later");
            }
            var user = server.getManagers().getUserManager().getUserByEmail(address.getEmail());
            return user != null ? user : server.setUser(address.getEmail(), "secret");
        });
    }

    private List<String> recipients() {
        return Arrays.stream(server.getReceivedMessages()).map(EmailDeliveryTest::recipient).toList();
    }

    private static String recipient(MimeMessage email) {
        try {
            return email.getHeader("To", null).replaceAll(".*<|>", "");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
