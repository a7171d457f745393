package dev.waybill.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.NotificationRequested;
import dev.waybill.notification.Beans;
import dev.waybill.notification.Browsers;
import dev.waybill.notification.Samples;
import dev.waybill.notification.TestDatabase;
import dev.waybill.notification.delivery.Delivery;
import dev.waybill.notification.delivery.DeliveryRecord;
import dev.waybill.notification.subscription.Endpoints;
import dev.waybill.notification.subscription.ServerKeyTable;
import dev.waybill.notification.subscription.ServerKeys;
import dev.waybill.notification.subscription.StoredPushSubscriptions;
import dev.waybill.notification.text.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushDeliveryTest {
    private ScriptedPushService service;
    private Delivery delivery;
    private PushCarrier carrier;
    private StoredPushSubscriptions subscriptions;
    private Endpoints endpoints;
    private Event<NotificationRequested> event;

    @BeforeEach
    void wire() throws IOException {
        var database = TestDatabase.empty();
        service = new ScriptedPushService();
        endpoints = Beans.wire(new Endpoints(), true);
        var keys = Beans.wire(new ServerKeys(), Beans.wire(new ServerKeyTable(), database));
        subscriptions = Beans.wire(new StoredPushSubscriptions(), database, endpoints, keys);
        var client = Beans.wire(new PushClient(), keys, Duration.ofHours(3), "mailto:a@example.org");
        client.open();
        carrier = Beans.wire(new PushCarrier(), Beans.wire(new PushReceipts(), database), endpoints,
                Beans.wire(new PushMessages(), new Texts()), client, Duration.ofMinutes(1));
        delivery = Beans.wire(new Delivery(), Beans.wire(new DeliveryRecord(), database), Duration.ofMinutes(1));
        event = Samples.requested(EventType.PUSH_REQUESTED, "ada");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aCustomerWithoutSubscriptionGetsNoneAndThatIsNoFailure() throws Exception {
        subscribe("grace", "telephone");

        deliver();

        assertThat(row()).isEqualTo("SKIPPED 1 no push subscription");
        assertThat(service.asked).isEmpty();
    }

    @Test
    void everyBrowserGetsItOnce() throws Exception {
        subscribe("ada", "telephone");
        subscribe("ada", "desktop");

        deliver();
        deliver();

        assertThat(service.asked).containsExactlyInAnyOrder("telephone", "desktop");
        assertThat(row()).isEqualTo("SENT 1 -");
    }

    @Test
    void aPushIsEncryptedSignedAndSaysHowLongItIsWorthSomethingAndWhatItReplaces() throws Exception {
        subscribe("ada", "telephone");

        deliver();

        assertThat(service.headers.getFirst("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(service.headers.getFirst("Authorization")).matches("vapid t=[\\w-]+\\.[\\w-]+\\.[\\w-]+, ?k=" + subscriptions.publicKey());
        assertThat(service.headers.getFirst("TTL")).isEqualTo("10800");
        assertThat(service.headers.getFirst("Topic")).hasSize(32).isEqualTo(event.data().orderId().toString().replace("-", ""));
        assertThat(new String(service.body)).doesNotContain("order");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aSubscriptionThatIsGoneIsRemovedAndTheOthersGetIt(int status) throws Exception {
        subscribe("ada", "old");
        subscribe("ada", "telephone");
        service.answers.put("old", status);

        deliver();

        assertThat(row()).isEqualTo("SENT 1 -");
        assertThat(TestDatabase.rows("select endpoint from notification.push_subscription")).containsExactly(service.endpoint("telephone"));
    }

    @Test
    void theLastSubscriptionThatIsGoneLeavesNobodyToTell() throws Exception {
        subscribe("ada", "old");
        service.answers.put("old", 410);

        deliver();

        assertThat(row()).isEqualTo("SKIPPED 1 no push subscription");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 413, 301, 307})
    void aRefusalIsNotTriedAgain(int status) throws Exception {
        subscribe("ada", "telephone");
        service.answers.put("telephone", status);

        deliver();
        deliver();

        assertThat(service.asked).containsExactly("telephone");
        assertThat(row()).isEqualTo("REFUSED 1 127.0.0.1 answered " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void oneThatMayBeTakenLaterIsTriedAgainAndTheOthersNotTwice(int status) throws Exception {
        subscribe("ada", "telephone");
        subscribe("ada", "desktop");
        subscribe("ada", "refused");
        service.answers.put("telephone", status);
        service.answers.put("refused", 400);

        assertThatThrownBy(this::deliver).isInstanceOf(IOException.class).hasMessageContaining("answered " + status);
        assertThat(row()).isEqualTo("SENDING 1 -");
        assertThat(service.asked).containsExactlyInAnyOrder("telephone", "desktop", "refused");
        service.asked.clear();
        service.answers.remove("telephone");
        deliver();

        assertThat(service.asked).containsExactly("telephone");
        assertThat(row()).isEqualTo("SENT 2 -");
    }

    @Test
    void aServiceThatIsAwayIsTriedAgain() throws Exception {
        subscribe("ada", "telephone");
        service.close();

        assertThatThrownBy(this::deliver).isInstanceOf(IOException.class);

        assertThat(row()).isEqualTo("SENDING 1 -");
    }

    @Test
    void whenTimeIsUpTheOtherBrowsersAreLeftToTheNextAttempt() throws Exception {
        subscribe("ada", "telephone");
        carrier.longest = Duration.ZERO;

        assertThatThrownBy(this::deliver).hasMessageContaining("not every browser");

        carrier.longest = Duration.ofMinutes(1);
        deliver();
        assertThat(service.asked).containsExactly("telephone");
    }

    @Test
    void anEndpointThatLeadsIntoOurNetworkByNowIsNotAsked() throws Exception {
        subscribe("ada", "telephone");
        Beans.wire(endpoints, false);

        deliver();

        assertThat(service.asked).isEmpty();
        assertThat(row()).startsWith("REFUSED 1 endpoint must");
    }

    private void subscribe(String customer, String browser) throws Exception {
        subscriptions.put(Browsers.subscription(customer, service.endpoint(browser)));
    }

    private void deliver() throws Exception {
        delivery.deliver(List.of(event), carrier);
    }

    private String row() {
        return TestDatabase.rows("select status, attempts, coalesce(reason, '-') from notification.notification where id = '"
                + event.data().notificationId() + "'").get(0);
    }
}
