package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.events.Channel;
import dev.waybill.events.EventType;
import dev.waybill.launcher.Broker;
import dev.waybill.broker.Jolokia;
import jakarta.jms.JMSContext;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Messages of every released version, recorded from a running system, are handled by every consumer that there is.
 * {@code -Dwaybill.record=true} writes those that are missing.
 */
@ExtendWith(RunningWaybill.class)
class RecordedEventsEndToEndIT {
    private static final Map<String, String> CONSUMERS = Map.of(
            "order.created", "analytics inventory", "order.confirmed", "analytics notification",
            "order.rejected", "analytics notification", "order.cancelled", "analytics inventory notification payment",
            "inventory.updated", "order payment",
            "payment.completed", "analytics order", "payment.failed", "analytics order", "payment.refunded", "analytics order");
    private static final Path FOLDER = Path.of("../order-events/src/test/resources/recorded");

    private final Shop shop;
    private final Broker broker;

    RecordedEventsEndToEndIT(Shop shop) {
        this.shop = shop;
        this.broker = shop.waybill().broker();
    }

    /** In the order in which they happened, as far as their ids tell. */
    @Test
    void everyConsumerHandlesWhatWasEverSent() throws IOException {
        List<RecordedMessage> messages = recorded().stream().map(RecordedMessage::read).toList();
        messages.forEach(this::makeItsOrderKnown);
        messages.stream().filter(message -> event(message).at("/data").has("notificationId")).forEach(this::makeItsNotificationKnown);
        Set<String> sent = new TreeSet<>();
        for (RecordedMessage message : messages) {
            Channel channel = channelOf(message);
            for (String queue : queuesOf(channel)) {
                feed(message, channel, queue);
                sent.add(queue);
            }
        }

        assertThat(sent).contains("inventory.order-events", "order.inventory-events", "notification.email");
        for (RecordedMessage message : messages) {
            handled(message, channelOf(message));
        }
        messages.forEach(this::endItsOrder);
    }

    @Test
    void everyTypeOfEventIsSentInTheCourseOfBusiness() {
        Map<String, RecordedMessage> seen = new TreeMap<>();
        try (var recorder = new TestChannel(broker)) {
            recorder.address("recorder", "ANYCAST");
            recorder.queue("recorder", "recorder", "ANYCAST");
            for (Channel channel : Channel.values()) {
                recorder.divert(channel.address(), "recorder", "eventCount = 1", "ANYCAST");
            }
            doBusiness();
            collect(seen);
        }
        if (Boolean.getBoolean("waybill.record")) {
            seen.values().stream().filter(message -> !Files.exists(file(message))).forEach(message -> message.write(file(message)));
        }
        assertThat(seen.keySet()).containsAll(Arrays.stream(EventType.values()).map(EventType::type).toList());
    }

    /** One order after the other: what happens at once may share a message, and a recording is of one event. */
    private void doBusiness() {
        String customer = shop.customer();
        shop.awaitStatus(shop.order(customer, shop.product(0), 1), "REJECTED");
        var declined = shop.post("/orders", "{'customerId':'" + customer + "','paymentMethod':'pm_card_visa_chargeDeclined',"
                + "'items':[{'productId':'" + shop.product(5) + "','quantity':1}]}");
        shop.awaitStatus(declined.body().get("id").asText(), "CANCELLED");
        String sold = shop.order(customer, shop.product(5), 1);
        shop.awaitStatus(sold, "CONFIRMED");
        assertThat(shop.post("/orders/" + sold + "/cancellation", "{}").status()).isEqualTo(200);
    }

    /** Until each type has been seen, or nothing came for a while. */
    private void collect(Map<String, RecordedMessage> seen) {
        try (var factory = new ActiveMQConnectionFactory(broker.uri().toString(), "subscriber", broker.password("subscriber"));
             JMSContext context = factory.createContext()) {
            var consumer = context.createConsumer(context.createQueue("recorder"));
            while (seen.size() < EventType.values().length && consumer.receive(30_000) instanceof TextMessage message) {
                var recorded = RecordedMessage.of(message);
                seen.putIfAbsent(recorded.type(), recorded);
            }
        }
    }

    private static List<Path> recorded() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".message")).sorted(Comparator.comparing(RecordedEventsEndToEndIT::id)).toList();
        }
    }

    private static String id(Path file) {
        return event(RecordedMessage.read(file)).get("id").asText();
    }

    private static Path file(RecordedMessage message) {
        return FOLDER.resolve("v" + message.version()).resolve(message.type() + ".message");
    }

    private static JsonNode event(RecordedMessage message) {
        return EventCodecs.json(message.body()).get(0);
    }

    private void makeItsOrderKnown(RecordedMessage message) {
        JsonNode data = event(message).get("data");
        shop.pendingOrder(UUID.fromString(data.get("orderId").asText()), data.get("customerId").asText());
    }

    /** Its id is from the system that the request was recorded in. */
    private void makeItsNotificationKnown(RecordedMessage message) {
        JsonNode data = event(message).get("data");
        shop.value("insert into notification.notification (id, event_id, order_id, customer_id, channel, about, recipient, status)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'QUEUED') on conflict do nothing",
                UUID.fromString(data.get("notificationId").asText()), UUID.randomUUID(), UUID.fromString(data.get("orderId").asText()),
                data.get("customerId").asText(), message.type().equals("notification.email.requested") ? "EMAIL" : "PUSH",
                data.get("about").asText(), data.get("customerId").asText());
    }

    /** Left as it is, it would be found to be overdue. */
    private void endItsOrder(RecordedMessage message) {
        shop.value("update orders.customer_order set status = 'CANCELLED' where id = ?", UUID.fromString(event(message).at("/data/orderId").asText()));
    }

    private static Channel channelOf(RecordedMessage message) {
        return Arrays.stream(EventType.values()).filter(type -> type.type().equals(message.type()) && type.version() == message.version())
                .findAny().orElseThrow(() -> new AssertionError("no EventType reads " + message.type() + " v" + message.version())).channel();
    }

    private List<String> queuesOf(Channel channel) {
        JsonNode names = broker.jolokia().read(Jolokia.broker() + ",component=addresses,address=\"" + channel.address() + "\"", "QueueNames");
        return StreamSupport.stream(names.spliterator(), false).map(JsonNode::asText)
                .peek(queue -> assertThat(broker.jolokia().read(queue(channel, queue), "ConsumerCount").asInt()).as("readers of %s", queue).isPositive())
                .toList();
    }

    private void feed(RecordedMessage message, Channel channel, String queue) {
        var sender = new TestSender(broker);
        if (channel.kind() == Channel.Kind.TOPIC) {
            sender.sendToTopic(channel.address() + "::" + queue, message);
        } else {
            sender.sendToQueue(channel.address() + "::" + queue, message);
        }
        patiently().until(() -> broker.jolokia().messageCount(channel.address(), kind(channel), queue) == 0);
    }

    /**
     * No dead letter; and where it came by a topic, every consumer that it means something to has it in its inbox, or is the
     * timeline, which needs none.
     */
    private void handled(RecordedMessage message, Channel channel) {
        String id = event(message).get("id").asText();
        String letters = channel.address() + ".dead-letters";
        assertThat(broker.jolokia().execute(Jolokia.queue(letters, "anycast", letters), "browse()").toString())
                .as("%s as of v%s: %s", message.type(), message.version(), shop.value("select exception from messaging.failure where event_id = ?", id))
                .doesNotContain(id);
        if (channel.kind() == Channel.Kind.TOPIC) {
            assertThat(shop.value("select string_agg(consumer, ' ' order by consumer) from messaging.inbox where event_id = ?", UUID.fromString(id)))
                    .as("consumers of %s", message.type()).isEqualTo(CONSUMERS.get(message.type()));
        }
    }

    private static String queue(Channel channel, String queue) {
        return Jolokia.queue(channel.address(), kind(channel), queue);
    }

    private static String kind(Channel channel) {
        return channel.kind() == Channel.Kind.TOPIC ? "multicast" : "anycast";
    }
}
