package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.broker.Jolokia;
import dev.waybill.launcher.Database;
import dev.waybill.launcher.Part;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each check turns red when its cause is there, and green again; readiness and liveness say what they are for. */
@ExtendWith(RunningWaybill.class)
class StatusEndToEndIT {
    private static final List<String> CHECKS = List.of("database", "dead-letters", "listeners", "mail-server", "payment-provider", "queues", "relay");

    private final Shop shop;
    private final StatusPage status;

    StatusEndToEndIT(Shop shop) {
        this.shop = shop;
        this.status = new StatusPage(shop);
    }

    @BeforeEach
    void begin() {
        status.removeDeadLetters();
        status.awaitAllUp();
    }

    @Test
    void allIsWell() {
        assertThat(shop.get("/status").status()).isEqualTo(200);
        assertThat(status.checks().keySet()).containsExactlyElementsOf(CHECKS);
    }

    @Test
    void theBrokerIsAway() {
        whileAway(shop.waybill().broker(), () -> {
            shop.order("nobody", shop.product(1), 1);
            status.awaitDown("queues", "dead-letters", "relay");
            assertThat(shop.get("/health/ready").status()).isEqualTo(200);
        });
    }

    @Test
    void theDatabaseIsAway() {
        whileAway(shop.waybill().database(), () -> {
            status.awaitDown("database", "listeners", "relay");
            patiently().until(() -> shop.get("/health/ready").status() == 503);
            assertThat(shop.get("/health/live").status()).isEqualTo(200);
        });
        patiently().until(() -> shop.get("/health/ready").status() == 200);
    }

    /** As where another has become the primary. The node stays ready for whoever reads. */
    @Test
    void theDatabaseIsReadOnly() {
        String product = shop.product(1);
        shop.waybill().database().refuseChanges();
        try {
            status.awaitDown("database");
            assertThat(status.data("database").get("reason").asText()).isEqualTo("it is read-only");
            assertThat(shop.get("/health/ready").status()).isEqualTo(200);
            assertThat(shop.get("/products/" + product).status()).isEqualTo(200);
            assertThat(shop.put("/stock/" + product, "{'available':2}").status()).isEqualTo(503);
        } finally {
            shop.waybill().database().acceptChanges();
        }
        status.awaitAllUp();
        assertThat(shop.put("/stock/" + product, "{'available':2}").status()).isEqualTo(200);
    }

    @Test
    void theMailServerIsAway() {
        shop.waybill().mailSink().stopSmtp();
        try {
            status.awaitDown("mail-server");
        } finally {
            shop.waybill().mailSink().startSmtp();
        }
        status.awaitAllUp();
    }

    @Test
    void theMailServerRefusesOurLogin() {
        shop.waybill().mailSink().refuseLogins();
        try {
            status.awaitDown("mail-server");
            assertThat(status.data("mail-server").get("reason").asText()).contains("535");
        } finally {
            shop.waybill().mailSink().acceptLogins();
        }
        status.awaitAllUp();
    }

    @Test
    void thePaymentProviderIsAway() {
        shop.waybill().paymentSandbox().goAway();
        try {
            status.awaitDown("payment-provider");
        } finally {
            shop.waybill().paymentSandbox().comeBack();
        }
        status.awaitAllUp();
    }

    @Test
    void thePaymentProviderDoesNotKnowOurKey() {
        shop.waybill().paymentSandbox().forgetKey();
        try {
            status.awaitDown("payment-provider");
            assertThat(status.data("payment-provider").get("reason").asText()).contains("401");
            assertThat(status.data("payment-provider").get("circuit").asText()).isEqualTo("CLOSED");
        } finally {
            shop.waybill().paymentSandbox().comeBack();
        }
        status.awaitAllUp();
    }

    /** The provider answers all the while, but charges fail. Listeners may be found to fail meanwhile too. */
    @Test
    void theCircuitToThePaymentProviderIsOpen() {
        String product = shop.product(10);
        List<String> orders = IntStream.range(0, 4).mapToObj(i -> neverCharged(product)).toList();
        try {
            patiently().untilAsserted(() -> {
                JsonNode provider = status.checks().get("payment-provider");
                assertThat(provider.get("status").asText()).isEqualTo("DOWN");
                assertThat(provider.at("/data/circuit").asText()).isEqualTo("OPEN");
                assertThat(provider.at("/data").has("reason")).as("%s", provider).isFalse();
            });
        } finally {
            orders.forEach(order -> assertThat(shop.post("/orders/" + order + "/cancellation", "{}").status()).isEqualTo(200));
        }
        status.awaitAllUp();
        for (int i = 0; i < 3; i++) {
            shop.awaitStatus(shop.order("nobody", product, 1), "CONFIRMED");
        }
        patiently().until(() -> status.data("payment-provider").get("circuit").asText().equals("CLOSED"));
    }

    /** As often as it is tried, so that no message stands in a queue. */
    @Test
    void aPushServiceIsAway() {
        String customer = shop.customer();
        String browser = shop.browser(customer);
        shop.waybill().pushSink().answer(browser, 503);
        try {
            shop.rejectedOrder(customer);
            status.awaitDown("listeners");
            assertThat(status.data("listeners")).containsOnlyKeys("notification-push");
        } finally {
            shop.waybill().pushSink().answer(browser, 201);
        }
        patiently().until(() -> !shop.pushesTo(browser).isEmpty());
        status.awaitAllUp();
    }

    @Test
    void aQueueStands() {
        String queue = Jolokia.queue("order.events", "multicast", "inventory.order-events");
        jolokia().execute(queue, "pause()");
        try {
            shop.order("nobody", shop.product(1), 1);
            status.awaitDown("queues");
            assertThat(status.data("queues")).containsKey("order.events::inventory.order-events");
        } finally {
            jolokia().execute(queue, "resume()");
        }
        status.awaitAllUp();
    }

    @Test
    void thereIsADeadLetter() {
        new TestSender(shop.waybill().broker()).sendToQueue("notification.email", "this is no JSON");

        status.awaitDown("dead-letters");
        assertThat(status.data("dead-letters")).containsOnlyKeys("notification.email.dead-letters");
        status.removeDeadLetters();
        status.awaitAllUp();
    }

    @Test
    void theRelayLags() throws SQLException {
        try (var held = new HeldRelay(shop.waybill().database())) {
            shop.order("nobody", shop.product(1), 1);
            status.awaitDown("relay");
            assertThat(status.data("relay").get("events").asInt()).isPositive();
            assertThat(shop.get("/health/live").status()).as("it goes on trying").isEqualTo(200);
        }
        status.awaitAllUp();
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
        status.awaitAllUp();
    }

    private String neverCharged(String product) {
        return shop.post("/orders", "{'customerId':'nobody','items':[{'productId':'" + product
                + "','quantity':1}],'paymentMethod':'pm_sandbox_error_9999'}").body().get("id").asText();
    }

    private void whileAway(Part part, Runnable test) {
        part.stop();
        try {
            test.run();
        } finally {
            part.start();
            part.waitUntilReady();
        }
        status.awaitAllUp();
    }

    private Jolokia jolokia() {
        return shop.waybill().broker().jolokia();
    }
}
