package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.broker.Jolokia;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What {@code /status} says. */
final class StatusPage {
    private final Shop shop;

    StatusPage(Shop shop) {
        this.shop = shop;
    }

    Map<String, JsonNode> checks() {
        Map<String, JsonNode> checks = new TreeMap<>();
        shop.get("/status").body().get("checks").forEach(check -> checks.put(check.get("name").asText(), check));
        return checks;
    }

    /** What a check tells beside up or down. */
    Map<String, JsonNode> data(String check) {
        Map<String, JsonNode> data = new TreeMap<>();
        checks().get(check).path("data").properties().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        return data;
    }

    void awaitAllUp() {
        awaitDown();
        assertThat(shop.get("/status").status()).isEqualTo(200);
    }

    /** These and no others. */
    void awaitDown(String... names) {
        patiently().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(checks().values())
                .filteredOn(check -> check.get("status").asText().equals("DOWN"))
                .extracting(check -> check.get("name").asText()).containsExactlyInAnyOrder(names));
    }

    /** Other tests leave some behind. */
    void removeDeadLetters() {
        Jolokia jolokia = shop.waybill().broker().jolokia();
        for (JsonNode address : jolokia.read(Jolokia.broker(), "AddressNames")) {
            String name = address.asText();
            if (name.endsWith(".dead-letters") || name.equals("expired")) {
                jolokia.execute(Jolokia.queue(name, "anycast", name), "removeAllMessages()");
            }
        }
    }
}
