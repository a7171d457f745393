package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.launcher.Broker;
import dev.waybill.broker.Jolokia;
import dev.waybill.system.node.NeedsNode;
import dev.waybill.system.node.NodeProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The example in docs/examples/node, against the running system: a durable subscriber that is not Java. */
@NeedsNode
@ExtendWith(RunningWaybill.class)
class AmqpClientEndToEndIT {
    private static final String QUEUE = "subscriber.order-events";

    @TempDir
    Path folder;

    private final Shop shop;
    private final Broker broker;
    private final NodeProject example = NodeProject.of("docs/examples/node");
    private final NodeProject others = NodeProject.of("system-tests/src/test/node");
    private final TestChannel channel;
    private Process client;

    AmqpClientEndToEndIT(Shop shop) {
        this.shop = shop;
        this.broker = shop.waybill().broker();
        this.channel = new TestChannel(broker);
    }

    @BeforeEach
    void subscribe() {
        channel.queue("order.events", QUEUE, "MULTICAST");
    }

    @AfterEach
    void unsubscribe() throws InterruptedException {
        stop();
        channel.close();
    }

    @Test
    void getsEveryEventOfAnOrderInItsOrder() throws Exception {
        start("subscriber");
        String order = shop.order(shop.customer(), shop.product(0), 1);

        patiently().untilAsserted(() -> assertThat(types(order)).containsExactly("order.created", "order.rejected"));
        assertThat(Files.readString(output())).doesNotContain("rejected:");
    }

    @Test
    void missesNothingWhileItIsAwayAndGetsNothingTwice() throws Exception {
        start("subscriber");
        String customer = shop.customer();
        String product = shop.product(100);
        String before = shop.order(customer, product, 1);
        patiently().untilAsserted(() -> assertThat(types(before)).contains("order.created"));
        patiently().until(() -> broker.jolokia().messageCount("order.events", "multicast", QUEUE) == 0);
        stop();

        List<String> meanwhile = IntStream.range(0, 20).mapToObj(i -> shop.order(customer, product, 1)).toList();
        meanwhile.forEach(order -> assertThat(types(order)).isEmpty());
        start("subscriber");

        patiently().untilAsserted(() -> assertThat(meanwhile).allSatisfy(order -> assertThat(types(order)).startsWith("order.created")));
        patiently().until(() -> broker.jolokia().messageCount("order.events", "multicast", QUEUE) == 0);
        assertThat(events()).extracting(event -> event.get("id").asText()).doesNotHaveDuplicates();
        assertThat(types(before).stream().filter("order.created"::equals)).hasSize(1);
    }

    @Test
    void getsAgainWhatItHadNotAcceptedWhenItDied() throws Exception {
        Path taken = folder.resolve("taken.log");
        client = others.node(taken, environment("order.events::" + QUEUE, "subscriber"), "take.mjs");
        String order = shop.order(shop.customer(), shop.product(1), 1);
        patiently().until(() -> Files.readString(taken).contains(order));
        client.destroyForcibly().waitFor();

        start("subscriber");
        patiently().untilAsserted(() -> assertThat(types(order)).startsWith("order.created"));
    }

    /** Rights hold for this protocol too, and a subscription of the same name is not taken away by who may not read it. */
    @Test
    void cannotReadOrRemoveTheSubscriptionOfAnother() throws Exception {
        for (String attempt : List.of("queue", "subscription", "unsubscribe")) {
            Path refused = folder.resolve(attempt + ".log");
            Process thief = others.node(refused, environment("inventory.order-events", "subscriber"), "intrude.mjs", attempt);

            assertThat(thief.waitFor(30, TimeUnit.SECONDS)).as(attempt).isTrue();
            assertThat(Files.readString(refused)).as(attempt).contains("refused");
        }
        assertThat(broker.jolokia().read(Jolokia.broker(), "QueueNames").toString()).contains("inventory.order-events");
        String order = shop.order(shop.customer(), shop.product(1), 1);
        shop.awaitStatus(order, "CONFIRMED");
    }

    @Test
    void whatBreaksTheContractBecomesADeadLetter() throws Exception {
        start("subscriber");
        String id = UUID.randomUUID().toString();
        new TestSender(broker).sendText("order.events::" + QUEUE, "[{\"specversion\":\"1.0\",\"id\":\"" + id + "\"}]");

        patiently().until(() -> broker.jolokia().execute(Jolokia.queue("order.events.dead-letters", "anycast", "order.events.dead-letters"),
                "browse()").toString().contains(id));
    }

    private void start(String user) {
        client = example.node(output(), environment("order.events::" + QUEUE, user), "subscribe.mjs");
        patiently().until(() -> Files.readString(output()).contains("subscribed"));
    }

    private void stop() throws InterruptedException {
        if (client != null) {
            client.destroy();
            client.waitFor();
        }
    }

    private Map<String, String> environment(String queue, String user) {
        Map<String, String> environment = new HashMap<>();
        environment.put("WAYBILL_AMQP_PORT", Integer.toString(broker.amqpUri().getPort()));
        environment.put("WAYBILL_USER", user);
        environment.put("WAYBILL_PASSWORD", broker.password(user));
        environment.put("WAYBILL_QUEUE", queue);
        environment.put("WAYBILL_SCHEMAS", Path.of("../order-events/src/main/resources/schemas").toAbsolutePath().toString());
        return environment;
    }

    private Path output() {
        return folder.resolve("events.log");
    }

    private List<String> types(String order) {
        return events().stream().filter(event -> event.get("order").asText().equals(order)).map(event -> event.get("type").asText()).toList();
    }

    private List<JsonNode> events() {
        try {
            return Files.readAllLines(output()).stream().filter(line -> line.startsWith("{")).map(EventCodecs::json).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
