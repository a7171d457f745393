package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.launcher.LaunchException;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A second start finds the data of the first; a start beside a running one says what is in its way. */
class RestartEndToEndIT {
    @Test
    void aSecondStartFindsTheFirstOnesData() throws IOException {
        Settings settings = Settings.forTests(Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "restart-"));
        String product;
        String order;
        try (Waybill first = new Waybill(settings, line -> { })) {
            first.start();
            Shop shop = new Shop(first);
            product = shop.product(5);
            order = shop.order("ada", product, 2);
            shop.awaitStatus(order, "CONFIRMED");
            patiently().until(() -> first.mailSink().messagesTo("ada@example.org").size() == 1);

            assertThatThrownBy(() -> new Waybill(settings, line -> { }).start())
                    .isInstanceOf(LaunchException.class).hasMessageContaining(Integer.toString(settings.ports().http()));
        }
        try (Waybill second = new Waybill(settings, line -> { })) {
            second.start();
            Shop shop = new Shop(second);
            assertThat(shop.status(order)).isEqualTo("CONFIRMED");
            assertThat(shop.stock(product).get("available").asInt()).isEqualTo(3);
            shop.awaitStatus(shop.order("ada", product, 3), "CONFIRMED");
        }
    }
}
