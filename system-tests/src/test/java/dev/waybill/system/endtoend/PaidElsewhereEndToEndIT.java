package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.judge.Scope;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import dev.waybill.system.reliability.SystemJudge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A shop that takes its money elsewhere: stock alone confirms an order, and nobody is charged. */
class PaidElsewhereEndToEndIT {
    @Test
    void anOrderIsConfirmedByItsStockAndMayBeCancelledThen() throws Exception {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "paid-elsewhere-");
        try (var waybill = new Waybill(Settings.forTests(folder).with("waybill.payment.required", "false"), line -> { })) {
            waybill.start();
            var shop = new Shop(waybill);
            String customer = shop.customer();
            String product = shop.product(5);
            String kept = shop.order(customer, product, 2);
            String cancelled = shop.order(customer, product, 1);
            String tooMuch = shop.order(customer, product, 50);

            shop.awaitStatus(kept, "CONFIRMED");
            shop.awaitStatus(cancelled, "CONFIRMED");
            shop.awaitStatus(tooMuch, "REJECTED");
            assertThat(shop.post("/orders/" + cancelled + "/cancellation", "{}").status()).isEqualTo(200);

            shop.awaitStatus(cancelled, "CANCELLED");
            patiently().until(() -> shop.stock(product).get("available").asInt() == 3);
            var judge = new SystemJudge(waybill);
            judge.judge().without("charged");
            var orders = List.of(UUID.fromString(kept), UUID.fromString(cancelled), UUID.fromString(tooMuch));
            assertThat(judge.verdictWhenQuiet(Scope.of(orders), Duration.ofMinutes(1)).violations()).isEmpty();
            assertThat(waybill.paymentSandbox().accounts()).isEmpty();
            assertThat(shop.mailsTo(customer)).hasSize(4);
        }
    }
}
