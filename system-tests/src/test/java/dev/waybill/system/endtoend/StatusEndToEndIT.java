package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.broker.Jolokia;
import dev.waybill.launcher.Database;
import dev.waybill.launcher.Part;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each check turns red when its cause is there, and green again; readiness and liveness say what they are for. */
@ExtendWith(RunningWaybill.class)
class StatusEndToEndIT {
    private static final List<String> CHECKS = List.of("database", "dead-letters", "listeners", "mail-server", "payment-provider", "queues", "relay");

    private final Shop shop;

    StatusEndToEndIT(Shop shop) {
        this.shop = shop;
    }

    /** Other tests leave dead letters behind. */
    @BeforeEach
    void removeDeadLetters() {
        for (JsonNode address : jolokia().read(Jolokia.broker(), "AddressNames")) {
            if (address.asText().endsWith(".dead-letters")) {
                jolokia().execute(Jolokia.queue(address.asText(), "anycast", address.asText()), "removeAllMessages()");
            }
        }
        awaitAllUp();
    }

    @Test
    void allIsWell() {
        assertThat(shop.get("/status").status()).isEqualTo(200);
        assertThat(checks().keySet()).containsExactlyElementsOf(CHECKS);
    }

    @Test
    void theBrokerIsAway() {
        whileAway(shop.waybill().broker(), () -> {
            shop.order("nobody", shop.product(1), 1);
            awaitDown("queues", "dead-letters", "relay");
            assertThat(shop.get("/health/ready").status()).isEqualTo(200);
        });
    }

    @Test
    void theDatabaseIsAway() {
        whileAway(shop.waybill().database(), () -> {
            awaitDown("database", "listeners", "relay");
            patiently().until(() -> shop.get("/health/ready").status() == 503);
            assertThat(shop.get("/health/live").status()).isEqualTo(200);
        });
        patiently().until(() -> shop.get("/health/ready").status() == 200);
    }

    @Test
    void theMailServerIsAway() {
        shop.waybill().mailSink().stopSmtp();
        try {
            awaitDown("mail-server");
        } finally {
            shop.waybill().mailSink().startSmtp();
        }
        awaitAllUp();
    }

    @Test
    void thePaymentProviderIsAway() {
        shop.waybill().paymentSandbox().goAway();
        try {
            awaitDown("payment-provider");
        } finally {
            shop.waybill().paymentSandbox().comeBack();
        }
        awaitAllUp();
    }

    /** As often as it is tried, so that no message stands in a queue. */
    @Test
    void aPushServiceIsAway() {
        String customer = shop.customer();
        String browser = shop.browser(customer);
        shop.waybill().pushSink().answer(browser, 503);
        try {
            shop.rejectedOrder(customer);
            awaitDown("listeners");
            assertThat(checks().get("listeners").at("/data").fieldNames()).toIterable().containsExactly("notification-push");
        } finally {
            shop.waybill().pushSink().answer(browser, 201);
        }
        patiently().until(() -> !shop.pushesTo(browser).isEmpty());
        awaitAllUp();
    }

    @Test
    void aQueueStands() {
        String queue = Jolokia.queue("order.events", "multicast", "inventory.order-events");
        jolokia().execute(queue, "pause()");
        try {
            shop.order("nobody", shop.product(1), 1);
            awaitDown("queues");
            assertThat(checks().get("queues").at("/data").fieldNames()).toIterable().contains("order.events::inventory.order-events");
        } finally {
            jolokia().execute(queue, "resume()");
        }
        awaitAllUp();
    }

    @Test
    void thereIsADeadLetter() {
        new TestSender(shop.waybill().broker()).sendToQueue("notification.email", "this is no JSON");

        awaitDown("dead-letters");
        assertThat(checks().get("dead-letters").at("/data").fieldNames()).toIterable().containsExactly("notification.email.dead-letters");
        removeDeadLetters();
    }

    @Test
    void theRelayLags() throws SQLException {
        try (var held = new HeldRelay(shop.waybill().database())) {
            shop.order("nobody", shop.product(1), 1);
            awaitDown("relay");
            assertThat(checks().get("relay").at("/data/events").asInt()).isPositive();
            assertThat(shop.get("/health/live").status()).as("it goes on trying").isEqualTo(200);
        }
        awaitAllUp();
    }

    /** Its statement waits for a lock that nobody gives back. */
    @Test
    void theRelayIsStuck() throws SQLException {
        Database database = shop.waybill().database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
             var lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("lock table messaging.outbox_partition");
            patiently().untilAsserted(() -> {
                assertThat(shop.get("/health/live").status()).isEqualTo(503);
                assertThat(shop.get("/health/ready").status()).as("it answers requests").isEqualTo(200);
            });
        }
        patiently().until(() -> shop.get("/health/live").status() == 200);
        awaitAllUp();
    }

    private void whileAway(Part part, Runnable test) {
        part.stop();
        try {
            test.run();
        } finally {
            part.start();
            part.waitUntilReady();
        }
        awaitAllUp();
    }

    private void awaitAllUp() {
        awaitDown();
        assertThat(shop.get("/status").status()).isEqualTo(200);
    }

    private void awaitDown(String... names) {
        patiently().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(checks().values())
                .filteredOn(check -> check.get("status").asText().equals("DOWN"))
                .extracting(check -> check.get("name").asText()).contains(names).hasSize(names.length));
    }

    private Map<String, JsonNode> checks() {
        Map<String, JsonNode> checks = new TreeMap<>();
        shop.get("/status").body().get("checks").forEach(check -> checks.put(check.get("name").asText(), check));
        return checks;
    }

    private Jolokia jolokia() {
        return shop.waybill().broker().jolokia();
    }
}
