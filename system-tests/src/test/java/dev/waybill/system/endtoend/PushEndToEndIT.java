package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.launcher.Push;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes as a push service and the browsers behind it see them. */
@ExtendWith(RunningWaybill.class)
class PushEndToEndIT {
    private final Shop shop;

    PushEndToEndIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void everyBrowserOfTheCustomerGetsItAndCanReadIt() throws IOException {
        String customer = shop.customer();
        String telephone = shop.browser(customer);
        String desktop = shop.browser(customer);
        String order = shop.rejectedOrder(customer);

        patiently().until(() -> shop.notification(order, "PUSH").equals("SENT 1 -"));
        assertThat(shop.pushesTo(desktop)).hasSize(1);
        assertThat(shop.pushesTo(telephone)).hasSize(1);
        Push push = shop.pushesTo(telephone).get(0);
        var message = new ObjectMapper().readTree(push.message());
        assertThat(message.get("title").asText()).isEqualTo("We cannot fulfil your order " + order);
        assertThat(message.get("body").asText()).contains("2 ordered, 1 left");
        assertThat(message.get("orderId").asText()).isEqualTo(order);
        assertThat(push.senderKey()).isEqualTo(shop.get("/push/key").body().get("publicKey").asText());
        assertThat(push.sender()).startsWith("mailto:");
        assertThat(push.topic()).isEqualTo(order.replace("-", ""));
        assertThat(push.ttl()).isEqualTo(86400);
    }

    @Test
    void thePushesOfAdaAreShownByTheDefaultRun() {
        String order = shop.rejectedOrder("ada");

        patiently().until(() -> shop.pushesTo("ada").stream().anyMatch(push -> push.message().contains("\"orderId\":\"" + order)));
    }

    @Test
    void aCustomerWithoutBrowserGetsNoneAndThatIsNoFailure() {
        String order = shop.rejectedOrder(shop.customer());

        patiently().until(() -> shop.notification(order, "PUSH").equals("SKIPPED 1 no push subscription"));
        noFailure(order);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aSubscriptionThatHasEndedIsRemoved(int status) {
        String customer = shop.customer();
        String old = shop.browser(customer);
        String telephone = shop.browser(customer);
        shop.waybill().pushSink().answer(old, status);
        String order = shop.rejectedOrder(customer);

        patiently().until(() -> shop.notification(order, "PUSH").equals("SENT 1 -"));
        assertThat(shop.pushesTo(telephone)).hasSize(1);
        assertThat(subscriptions(customer)).isEqualTo(1L);
        noFailure(order);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void aPushServiceThatIsOverloadedGetsItLaterAndTheOthersNotTwice(int status) {
        String customer = shop.customer();
        String telephone = shop.browser(customer);
        String desktop = shop.browser(customer);
        shop.waybill().pushSink().answer(telephone, status);
        String order = shop.rejectedOrder(customer);
        patiently().until(() -> shop.value(
                "select 1 from messaging.failure where consumer = 'notification-push' and subject = ? and attempts > 1", order) != null);

        shop.waybill().pushSink().answer(telephone, 201);

        patiently().until(() -> shop.pushesTo(telephone).size() == 1);
        patiently().until(() -> shop.notification(order, "PUSH").startsWith("SENT "));
        assertThat(shop.pushesTo(desktop)).hasSize(1);
    }

    @Test
    void aRefusalIsRecordedAndNotTriedAgain() {
        String customer = shop.customer();
        shop.waybill().pushSink().answer(shop.browser(customer), 413);
        String order = shop.rejectedOrder(customer);

        patiently().until(() -> shop.notification(order, "PUSH").equals("REFUSED 1 127.0.0.1 answered 413"));
        noFailure(order);
    }

    @Test
    void aBrowserIsSubscribedOnceAndUnsubscribed() {
        String customer = shop.customer();
        String name = "b-" + UUID.randomUUID();
        var first = shop.subscribe(customer, shop.waybill().pushSink().browser(name));
        var second = shop.subscribe(customer, shop.waybill().pushSink().browser(name));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        String location = first.headers().firstValue("Location").orElseThrow();
        assertThat(location).endsWith("/customers/" + customer + "/push-subscriptions/" + first.body().get("id").asText());
        String path = location.substring(location.indexOf("/customers"));
        assertThat(shop.send("DELETE", path.replace(customer, "somebody"), (byte[]) null).status()).isEqualTo(204);
        assertThat(subscriptions(customer)).isEqualTo(1L);
        assertThat(shop.send("DELETE", path, (byte[]) null).status()).isEqualTo(204);
        assertThat(shop.send("DELETE", path, (byte[]) null).status()).as("a repetition").isEqualTo(204);
        assertThat(subscriptions(customer)).isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ftp://push.example/x | right | right | 422 | endpoint",
        "nothing | right | right | 422 | endpoint",
        "http://127.0.0.1/x | wrong | right | 422 | keys.p256dh",
        "http://127.0.0.1/x | right | AAAA | 422 | keys.auth",
        "http://127.0.0.1/x | right | wrong! | 422 | keys.auth"})
    void aSubscriptionThatIsNoneIsAProblem(String endpoint, String p256dh, String auth, int status, String field) throws IOException {
        var subscription = new ObjectMapper().readTree(shop.waybill().pushSink().browser("nobody")).get("keys");
        var answer = shop.subscribe("nobody", "{'endpoint':'" + endpoint + "','keys':{'p256dh':'" + (p256dh.equals("right") ? subscription.get("p256dh").asText() : p256dh)
                + "','auth':'" + (auth.equals("right") ? subscription.get("auth").asText() : auth) + "'}}");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.body().at("/errors/0/reason").asText()).isNotBlank();
        assertThat(shop.subscribe("nobody", "{'endpoint':'https://push.example/x'}").status()).isEqualTo(422);
        assertThat(shop.subscribe("nobody", "{'endpoint':1}").status()).isEqualTo(400);
    }

    private Object subscriptions(String customer) {
        return shop.value("select count(*) from notification.push_subscription where customer_id = ?", customer);
    }

    private void noFailure(String order) {
        assertThat(shop.value("select exception from messaging.failure where consumer = 'notification-push' and subject = ?", order)).isNull();
    }
}
