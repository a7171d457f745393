package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.broker.Jolokia;
import dev.waybill.launcher.AppServer;
import dev.waybill.system.contract.BrokerXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes share the partitions of a topic, whichever of them takes the orders. */
@ExtendWith(RunningWaybill.class)
class SharedTopicsEndToEndIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "order.events";

    private final Shop shop;
    private final Jolokia jolokia;

    SharedTopicsEndToEndIT(Shop shop) {
        this.shop = shop;
        jolokia = shop.waybill().broker().jolokia();
    }

    @Test
    void whatWaitsIsSharedByBothNodes() {
        List<String> subscriptions = new BrokerXml().workedQueues().stream().filter(queue -> queue.startsWith(TOPIC + "::"))
                .map(queue -> Jolokia.queue(TOPIC, "multicast", queue.substring(TOPIC.length() + 2))).toList();
        AppServer other = shop.waybill().startAnotherNode(Map.of());
        try {
            patiently().untilAsserted(() -> assertThat(subscriptions).extracting(name -> jolokia.read(name, "ConsumerCount").asInt())
                    .as("one session of each node").containsOnly(2));
            List<String> orders = whilePaused(subscriptions, () -> ordersOfBothPartitions(subscriptions));
            patiently().untilAsserted(() -> assertThat(subscriptions).allSatisfy(subscription ->
                    assertThat(groups(subscription)).hasSize(2).extracting(group -> group.get("connectionID").asText()).doesNotHaveDuplicates()));
            orders.forEach(order -> shop.awaitStatus(order, "CONFIRMED"));
        } finally {
            other.stop();
        }
    }

    private List<String> whilePaused(List<String> subscriptions, Supplier<List<String>> work) {
        try {
            subscriptions.forEach(subscription -> jolokia.execute(subscription, "pause()"));
            return work.get();
        } finally {
            subscriptions.forEach(subscription -> jolokia.execute(subscription, "resume()"));
        }
    }

    private List<String> ordersOfBothPartitions(List<String> subscriptions) {
        String product = shop.product(1000);
        List<String> orders = new ArrayList<>();
        patiently().until(() -> {
            orders.add(shop.order("nobody", product, 1));
            return subscriptions.stream().allMatch(subscription -> waiting(subscription, "0") && waiting(subscription, "1"));
        });
        return orders;
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
