package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.DeadLetterDesk.filter;
import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of the app server while it puts back several hundred letters: all arrive, each with one effect, and the audit
 * says so.
 */
class DeadLetterCrashIT {
    private static final int LETTERS = 600;

    @Test
    void aRetryGoesOnAfterACrash() throws IOException {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "dead-letter-crash-");
        try (Waybill waybill = new Waybill(Settings.forTests(folder).with("waybill.dead-letters.per-second", "150")
                .with("waybill.max-delivery-attempts", "20"), line -> { })) {
            waybill.start();
            var shop = new Shop(waybill);
            var desk = new DeadLetterDesk(shop);
            desk.dead("NOK", "crash", LETTERS);
            JsonNode action = desk.begin("/retry", filter("crash"));
            patiently().until(() -> desk.action(action).get("done").asInt() > 0);

            waybill.appServer().kill();
            assertThat(waybill.broker().jolokia().messageCount(DeadLetterDesk.QUEUE, "anycast", DeadLetterDesk.QUEUE))
                    .as("killed in the middle").isPositive();
            waybill.appServer().start();
            waybill.appServer().waitUntilReady();

            JsonNode after = desk.await(action);
            assertThat(after.get("done").asInt() + after.get("presumedDone").asInt()).as("%s", after).isEqualTo(LETTERS);
            assertThat(desk.pages("crash")).isEmpty();
            patiently().atMost(Duration.ofMinutes(2)).until(() ->
                    waybill.broker().jolokia().messageCount("order.events", "multicast", "analytics.order-events") == 0);
            assertThat(desk.counted("NOK")).isEqualTo(LETTERS);
            assertThat(shop.value("select count(*) from pg_prepared_xacts")).isEqualTo(0L);
        }
    }
}
