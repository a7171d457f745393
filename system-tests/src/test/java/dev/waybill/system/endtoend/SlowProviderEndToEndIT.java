package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A payment whose provider does not answer holds nobody else's. */
class SlowProviderEndToEndIT {
    /** More than there are partitions, fewer than the listener has sessions. */
    private static final int UNANSWERED = 12;

    @Test
    void othersAreChargedWhileSomeWaitForTheProvider() throws Exception {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "slow-provider-");
        try (var waybill = new Waybill(Settings.forTests(folder).with("waybill.payment.provider.timeout", "PT2M"), line -> { })) {
            waybill.start();
            var shop = new Shop(waybill);
            String product = shop.product(100);
            List<String> unanswered = Stream.generate(() -> unanswered(shop, product)).limit(UNANSWERED).toList();

            shop.awaitStatus(order(shop, product, "pm_card_visa"), "CONFIRMED");

            // As many as there are sessions, and more: who does not need the provider goes on.
            List<String> waiting = Stream.generate(() -> order(shop, product, "pm_sandbox_timeout_1")).limit(UNANSWERED)
                    .peek(order -> shop.awaitStatus(order, "RESERVED")).toList();
            assertThat(unanswered).extracting(shop::status).containsOnly("RESERVED");
            assertThat(waiting).extracting(order -> shop.waybill().paymentSandbox().account(order).charges()).contains(0);
        }
    }

    /** An order whose charge is waiting for its answer; one by one, so that each is a message of its own. */
    private static String unanswered(Shop shop, String product) {
        String order = order(shop, product, "pm_sandbox_timeout_1");
        patiently().until(() -> shop.waybill().paymentSandbox().account(order).charges() == 1);
        return order;
    }

    private static String order(Shop shop, String product, String method) {
        var answer = shop.post("/orders", "{'customerId':'nobody','items':[{'productId':'%s','quantity':1}],'paymentMethod':'%s'}"
                .formatted(product, method));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body().get("id").asText();
    }
}
