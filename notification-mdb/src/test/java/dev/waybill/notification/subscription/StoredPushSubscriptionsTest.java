package dev.waybill.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.waybill.notification.Beans;
import dev.waybill.notification.Browsers;
import dev.waybill.notification.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredPushSubscriptionsTest {
    private static final String ENDPOINT = "https://8.8.8.8/push/1";
    private static final String ALL = "select customer_id, p256dh from notification.push_subscription";

    private StoredPushSubscriptions subscriptions;

    @BeforeEach
    void wire() {
        var database = TestDatabase.empty();
        subscriptions = Beans.wire(new StoredPushSubscriptions(), database, new Endpoints(),
                Beans.wire(new ServerKeys(), Beans.wire(new ServerKeyTable(), database)));
    }

    @Test
    void anEndpointIsSubscribedOnceWithItsLastKeysAndCustomer() throws Exception {
        var first = Browsers.subscription("ada", ENDPOINT);
        var second = Browsers.subscription("grace", ENDPOINT);

        assertThat(subscriptions.put(first)).isTrue();
        assertThat(subscriptions.put(first)).isFalse();
        assertThat(subscriptions.put(second)).isFalse();

        assertThat(TestDatabase.rows(ALL)).containsExactly("grace " + second.p256dh());
        assertThat(second.id()).isEqualTo(first.id());
    }

    @Test
    void aBrowserThatSubscribesManyTimesAtOnceIsSubscribedOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        Callable<Boolean> put = () -> subscriptions.put(Browsers.subscription("ada", ENDPOINT));

        List<Boolean> added = new ArrayList<>();
        for (Future<Boolean> answer : threads.invokeAll(Collections.nCopies(200, put))) {
            added.add(answer.get());
        }
        threads.shutdown();

        assertThat(added).filteredOn(isNew -> isNew).hasSize(1);
    }

    @Test
    void aCustomerRemovesOnlyTheirOwn() throws Exception {
        var subscription = Browsers.subscription("ada", ENDPOINT);
        subscriptions.put(subscription);

        assertThat(subscriptions.remove("grace", subscription.id())).isFalse();
        assertThat(subscriptions.remove("ada", subscription.id())).isTrue();
        assertThat(subscriptions.remove("ada", subscription.id())).isFalse();
    }

    @Test
    void keysThatAreNoneAreRefused() {
        byte[] offTheCurve = Browsers.point();
        offTheCurve[64] ^= 1;
        byte[] compressed = new byte[33];
        compressed[0] = 2;

        refused("keys.p256dh", Browsers.base64(offTheCurve), Browsers.AUTH);
        refused("keys.p256dh", Browsers.base64(compressed), Browsers.AUTH);
        refused("keys.p256dh", Browsers.base64(new byte[65]), Browsers.AUTH);
        refused("keys.p256dh", "", Browsers.AUTH);
        refused("keys.p256dh", "!", Browsers.AUTH);
        refused("keys.auth", Browsers.base64(Browsers.point()), Browsers.base64(new byte[15]));
        refused("keys.auth", Browsers.base64(Browsers.point()), "a+/=");
        assertThat(TestDatabase.rows(ALL)).isEmpty();
    }

    @Test
    void thePublicKeyIsAPointAndStaysTheSame() {
        assertThat(subscriptions.publicKey()).matches("B[\\w-]{86}").isEqualTo(subscriptions.publicKey());
    }

    private void refused(String field, String p256dh, String auth) {
        assertThatThrownBy(() -> subscriptions.put(new PushSubscription("ada", ENDPOINT, p256dh, auth)))
                .asInstanceOf(type(UnusableSubscriptionException.class)).extracting(UnusableSubscriptionException::field).isEqualTo(field);
    }
}
