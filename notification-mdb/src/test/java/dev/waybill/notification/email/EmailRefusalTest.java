package dev.waybill.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.NotificationRequested;
import dev.waybill.notification.Beans;
import dev.waybill.notification.Samples;
import dev.waybill.notification.TestDatabase;
import dev.waybill.notification.delivery.Delivery;
import dev.waybill.notification.delivery.DeliveryRecord;
import dev.waybill.notification.text.Texts;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who cannot be mailed is not tried again; a server that does not take mails now is. */
class EmailRefusalTest {
    private final Delivery delivery = Beans.wire(new Delivery(), Beans.wire(new DeliveryRecord(), TestDatabase.empty()),
            Duration.ofMinutes(1));
    private final Event<NotificationRequested> ada = Samples.requested(EventType.EMAIL_REQUESTED, "ada@example.org");
    private final Event<NotificationRequested> grace = Samples.requested(EventType.EMAIL_REQUESTED, "grace@example.org");
    private RefusingServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 no such user", "551 user not local", "553 mailbox name not allowed", "554 no mails for this one"})
    void aRecipientWhoIsRefusedForGoodIsNotTriedAgain(String reply) throws Exception {
        var carrier = carrier(null, reply);

        delivery.deliver(List.of(ada, grace), carrier);
        delivery.deliver(List.of(ada, grace), carrier);

        assertThat(row(ada)).isEqualTo("REFUSED 1 " + reply);
        assertThat(row(grace)).isEqualTo("SENT 1 -");
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 mailbox busy", "451 try later", "452 too many", "552 mailbox full", "530 5.7.0 log in first",
        "550 5.7.1 relaying denied"})
    void aRecipientWhoMayBeTakenLaterIsTriedAgain(String reply) {
        var carrier = carrier(null, reply);

        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> delivery.deliver(List.of(ada), carrier)).isInstanceOf(MessagingException.class);
            assertThat(row(ada)).isEqualTo("SENDING " + attempt + " -");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.7.1 who are you", "553 sender unknown", "451 try later"})
    void aSenderWhoIsRefusedIsNoFaultOfTheCustomer(String reply) {
        var carrier = carrier(reply, null);

        assertThatThrownBy(() -> delivery.deliver(List.of(ada), carrier)).isInstanceOf(MessagingException.class);

        assertThat(row(ada)).isEqualTo("SENDING 1 -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "ada@", "ada@example.org, eve@example.org"})
    void whatIsNoAddressIsRefusedAndTheOthersAreMailed(String recipient) throws Exception {
        var unusable = Samples.requested(EventType.EMAIL_REQUESTED, recipient);

        delivery.deliver(List.of(unusable, grace), carrier(null, null));

        assertThat(row(unusable)).startsWith("REFUSED 1 no mail address: ");
        assertThat(row(grace)).isEqualTo("SENT 1 -");
    }

    @Test
    void aSenderAddressThatIsNoneIsOurFault() {
        var carrier = carrier(null, null);
        carrier.composer.from = "no address";

        assertThatThrownBy(() -> delivery.deliver(List.of(ada), carrier)).isInstanceOf(MessagingException.class);

        assertThat(row(ada)).isEqualTo("SENDING 1 -");
    }

    private SmtpCarrier carrier(String sender, String recipient) {
        server = new RefusingServer(sender, recipient);
        server.start();
        var carrier = Beans.wire(new SmtpCarrier(), Beans.wire(new EmailComposer(), new Texts(), "orders@waybill.example"));
        carrier.host = "localhost";
        carrier.port = server.getSmtp().getPort();
        carrier.user = Optional.empty();
        carrier.password = Optional.empty();
        return carrier;
    }

    private static String row(Event<NotificationRequested> event) {
        return TestDatabase.rows("select status, attempts, coalesce(reason, '-') from notification.notification where id = '"
                + event.data().notificationId() + "'").get(0);
    }
}
