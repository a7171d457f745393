package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.launcher.Part;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of each part: what was answered with 201 is kept, and goes on by itself. With redelivery as shipped: the
 * few quick attempts of the other tests do not outlast the restart of a database.
 */
class KillCrashIT {
    private static Waybill waybill;
    private static Shop shop;

    @BeforeAll
    static void start() throws IOException {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "crash-");
        waybill = new Waybill(Settings.forTests(folder).with("waybill.redelivery-delay", "1000")
                .with("waybill.max-redelivery-delay", "60000").with("waybill.max-delivery-attempts", "20"), line -> { });
        waybill.start();
        shop = new Shop(waybill);
    }

    @AfterAll
    static void stop() {
        waybill.close();
    }

    @Test
    void theAppServer() {
        ordersSurvive(shop.waybill().appServer()::kill, shop.waybill().appServer());
    }

    @Test
    void theBroker() {
        ordersSurvive(shop.waybill().broker()::kill, shop.waybill().broker());
    }

    @Test
    void theDatabase() {
        ordersSurvive(shop.waybill().database()::kill, shop.waybill().database());
    }

    private void ordersSurvive(Runnable kill, Part part) {
        String product = shop.product(200);
        String customer = shop.customer();
        List<String> orders = IntStream.range(0, 50).mapToObj(i -> shop.order(customer, product, 2)).toList();
        kill.run();
        part.start();
        part.waitUntilReady();

        // A listener's connection that was half open at the crash is given up after 10 s, sometimes more than once.
        patiently().atMost(Duration.ofMinutes(2)).ignoreExceptions().untilAsserted(() -> assertThat(orders).extracting(shop::status).containsOnly("CONFIRMED"));
        patiently().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(shop.mailsTo(customer)).extracting(mail -> mail.messageId()).containsAll(messageIds(orders)));
        assertThat(shop.stock(product).get("reserved").asInt()).isEqualTo(100);
        assertThat(shop.value("select count(*) from pg_prepared_xacts")).isEqualTo(0L);
        for (String address : List.of("order.events", "inventory.events", "notification.email", "notification.push")) {
            String queue = address + ".dead-letters";
            assertThat(waybill.broker().jolokia().messageCount(queue, "anycast", queue)).as(queue).isZero();
        }
    }

    /** A mail whose record was cut off is sent again with the same Message-ID: at least once each is what SMTP allows. */
    private List<String> messageIds(List<String> orders) {
        return orders.stream().map(order -> "<" + shop.value(
                "select id from notification.notification where order_id = ? and channel = 'EMAIL'", UUID.fromString(order)) + "@waybill>").toList();
    }
}
