package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.broker.Jolokia;
import dev.waybill.launcher.AppServer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes share the partitions of a topic, whichever of them takes the orders. */
@ExtendWith(RunningWaybill.class)
class SharedTopicsEndToEndIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Shop shop;
    private final Jolokia jolokia;

    SharedTopicsEndToEndIT(Shop shop) {
        this.shop = shop;
        jolokia = shop.waybill().broker().jolokia();
    }

    @Test
    void whatWaitsIsSharedByBothNodes() {
        List<String> subscriptions = jolokia.ofEachQueue("ConsumerCount").keySet().stream()
                .filter(name -> name.contains("address=\"order.events\"")).toList();
        subscriptions.forEach(subscription -> jolokia.execute(subscription, "pause()"));
        AppServer other = shop.waybill().startAnotherNode(Map.of());
        try {
            patiently().until(() -> {
                shop.order("nobody", shop.product(1), 1);
                return subscriptions.stream().allMatch(subscription -> waiting(subscription, "0") && waiting(subscription, "1"));
            });
            subscriptions.forEach(subscription -> jolokia.execute(subscription, "resume()"));
            patiently().untilAsserted(() -> assertThat(subscriptions).allSatisfy(subscription -> {
                assertThat(jolokia.read(subscription, "ConsumerCount").asInt()).as("one session of each node").isEqualTo(2);
                assertThat(groups(subscription)).hasSize(2).extracting(group -> group.get("connectionID").asText()).doesNotHaveDuplicates();
            }));
        } finally {
            subscriptions.forEach(subscription -> jolokia.execute(subscription, "resume()"));
            other.stop();
        }
    }

    private boolean waiting(String subscription, String partition) {
        return jolokia.execute(subscription, "countMessages(java.lang.String)", "_AMQ_GROUP_ID = '" + partition + "'").asLong() > 0;
    }

    private List<JsonNode> groups(String subscription) {
        try {
            return StreamSupport.stream(JSON.readTree(jolokia.execute(subscription, "listGroupsAsJSON()").asText()).spliterator(), false)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(subscription, e);
        }
    }
}
