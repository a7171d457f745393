package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.InventoryUpdated;
import dev.waybill.events.Money;
import dev.waybill.launcher.AppServer;
import dev.waybill.broker.Jolokia;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happened to an order: looked back at, and watched live, on one node and on two. */
@ExtendWith(RunningWaybill.class)
class TimelineEndToEndIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final Shop shop;

    TimelineEndToEndIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void everyEventWithItsConsumersAndEveryNotification() {
        String customer = shop.customer();
        String order = shop.order(customer, shop.product(5), 2, "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");

        patiently().untilAsserted(() -> {
            JsonNode created = event(order, "order.created");
            assertThat(created.get("version").asInt()).isEqualTo(1);
            assertThat(created.get("source").asText()).isEqualTo("/waybill/order-web");
            assertThat(created.get("traceId").asText()).isEqualTo(TRACE);
            assertThat(created.at("/summary/amount/amount").asText()).isEqualTo("20.20");
            assertThat(created.get("time").asText()).isLessThanOrEqualTo(created.get("recordedAt").asText());
            assertThat(consumer(created, "inventory").has("handledAt")).isTrue();
            assertThat(consumer(created, "inventory").get("failedAttempts").asInt()).isZero();
            JsonNode reserved = event(order, "inventory.updated");
            assertThat(reserved.at("/summary/outcome").asText()).isEqualTo("RESERVED");
            assertThat(reserved.get("traceId").asText()).isEqualTo(TRACE);
            assertThat(consumer(reserved, "order").has("handledAt")).isTrue();
            assertThat(event(order, "payment.completed").at("/summary/amount/amount").asText()).isEqualTo("20.20");
            assertThat(consumer(event(order, "payment.completed"), "order").has("handledAt")).isTrue();
            assertThat(timeline(order).at("/payment/status").asText()).isEqualTo("CHARGED");
            assertThat(timeline(order).at("/payment/attempts").asInt()).isPositive();
            assertThat(event(order, "order.confirmed").get("traceId").asText()).isEqualTo(TRACE);
            assertThat(events(order)).isSortedAccordingTo(Comparator.comparing(event -> event.get("time").asText()));
        });
    }

    @Test
    void theNotificationsOfAnOrderAreInItsTimeline() {
        String order = shop.order(shop.customer(), shop.product(5), 2);
        shop.awaitStatus(order, "CONFIRMED");
        shop.post("/orders/" + order + "/cancellation", "{'reason':'found it cheaper'}");

        patiently().untilAsserted(() -> {
            assertThat(event(order, "order.cancelled").at("/summary/reason").asText()).isEqualTo("found it cheaper");
            assertThat(list(timeline(order).get("notifications"))).filteredOn(told -> told.get("about").asText().equals("ORDER_CANCELLED"))
                    .anySatisfy(told -> {
                        assertThat(told.get("medium").asText()).isEqualTo("EMAIL");
                        assertThat(told.get("status").asText()).isEqualTo("SENT");
                        assertThat(told.get("attempts").asInt()).isEqualTo(1);
                        assertThat(told.get("sentAt").asText()).isGreaterThanOrEqualTo(told.get("createdAt").asText());
                    });
        });
    }

    @Test
    void aConsumerThatFailedIsSeenWithItsAttemptsAndLaterWithItsSuccess() {
        UUID order = UUID.randomUUID();
        Event<?> early = Event.of(EventType.INVENTORY_UPDATED, "/waybill/test", order, null, new InventoryUpdated(order, "nobody",
                InventoryUpdated.Outcome.RESERVED, Money.of("1.00", "EUR"), null, List.of(), null));
        var sender = new TestSender(shop.waybill().broker());
        sender.send("inventory.events::timeline.inventory-events", early);
        sender.send("inventory.events::order.inventory-events", early);
        long letter = awaitDeadLetter("inventory.events.dead-letters", early.id());
        shop.value("insert into orders.customer_order (id, customer_id, status, total, currency, created_at, updated_at)"
                + " values (?, 'nobody', 'PENDING', 1, 'EUR', now(), now())", order);

        JsonNode failed = consumer(event(order.toString(), "inventory.updated"), "order");
        assertThat(failed.get("failedAttempts").asInt()).isEqualTo(Integer.getInteger("waybill.max-delivery-attempts"));
        assertThat(failed.get("lastFailure").asText()).contains("OrderNotVisibleException");
        assertThat(failed.has("lastFailedAt")).isTrue();
        assertThat(failed.has("handledAt")).isFalse();

        shop.waybill().broker().jolokia().execute(deadLetters("inventory.events.dead-letters"), "retryMessage(long)", letter);
        patiently().until(() -> consumer(event(order.toString(), "inventory.updated"), "order").has("handledAt"));
    }

    @Test
    void whatIsNotThereOrCannotBeReadIsAProblem() throws Exception {
        String nobody = "/orders/" + UUID.randomUUID();
        String order = "/orders/" + shop.order("nobody", shop.product(1), 1);

        assertThat(shop.get(nobody + "/timeline").status()).isEqualTo(404);
        assertThat(shop.get(nobody + "/events").status()).isEqualTo(404);
        assertThat(shop.get(nobody + "/events").body().get("type").asText()).isEqualTo("/problems/not-found");
        var malformed = shop.send("GET", order + "/events", (String) null, "Last-Event-ID", "12a");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.body().at("/errors/0/field").asText()).isEqualTo("Last-Event-ID");
        assertThat(shop.send("GET", order + "/events", (String) null, "Accept", "application/json").status()).isEqualTo(406);
        assertThat(shop.send("POST", order + "/events", (String) null).status()).isEqualTo(405);
    }

    @Test
    void aClientThatComesBackGetsExactlyTheRest() throws Exception {
        String queue = Jolokia.queue("order.events", "multicast", "inventory.order-events");
        shop.waybill().broker().jolokia().execute(queue, "pause()");
        List<EventSource.Received> received = new ArrayList<>();
        String order;
        try {
            order = shop.order("nobody", shop.product(5), 1);
            try (var stream = watch(shop.waybill().appServer(), order)) {
                assertThat(stream.response().headers().firstValue("Content-Type")).hasValue("text/event-stream");
                assertThat(stream.response().headers().firstValue("Cache-Control")).hasValue("no-store");
                assertThat(stream.response().headers().firstValue("traceparent")).isPresent();
                patiently().until(() -> stream.events().size() == 1);
                received.addAll(stream.events());
            }
        } finally {
            shop.waybill().broker().jolokia().execute(queue, "resume()");
        }
        shop.awaitStatus(order, "CONFIRMED");

        try (var stream = watch(shop.waybill().appServer(), order, "Last-Event-ID", received.get(0).id())) {
            shop.post("/orders/" + order + "/cancellation", "{}");
            patiently().until(() -> stream.events().stream().anyMatch(TimelineEndToEndIT::released));
            received.addAll(stream.events());
        }

        assertThat(received.get(0).type()).isEqualTo("order.created");
        assertThatAllCameOnce(received, order);
    }

    @Test
    void itDoesNotMatterOnWhichNodeAClientWatches() throws Exception {
        AppServer other = shop.waybill().startAnotherNode(Map.of("waybill.timeline.heartbeat", "PT0.3S",
                "waybill.timeline.longest-stream", "PT15S", "waybill.timeline.most-streams", "2"));
        try {
            watchedOnBothNodes(other);
            refusedBeyondTheLimitAndTakenWhenAClientHasGone(other);
        } finally {
            other.stop();
        }
    }

    private void watchedOnBothNodes(AppServer other) throws Exception {
        List<EventSource.Received> received = new ArrayList<>();
        String order = shop.order("nobody", shop.product(5), 1);
        try (var stream = watch(other, order)) {
            patiently().until(() -> stream.events().size() >= 2);
            patiently().until(() -> stream.comments() >= 2);
            received.addAll(stream.events());
        }
        try (var stream = watch(shop.waybill().appServer(), order, "Last-Event-ID", received.get(received.size() - 1).id())) {
            shop.post("/orders/" + order + "/cancellation", "{}");
            patiently().until(() -> stream.events().stream().anyMatch(event -> event.type().equals("order.cancelled")));
            received.addAll(stream.events());
        }
        try (var stream = watch(other, order, "Last-Event-ID", received.get(received.size() - 1).id())) {
            patiently().until(() -> received.stream().anyMatch(TimelineEndToEndIT::released) || stream.events().stream().anyMatch(TimelineEndToEndIT::released));
            received.addAll(stream.events());
        }
        assertThatAllCameOnce(received, order);
    }

    private void refusedBeyondTheLimitAndTakenWhenAClientHasGone(AppServer other) throws Exception {
        String order = shop.order("nobody", shop.product(5), 1);
        var first = awaitPlace(other, order, 60);
        try (var second = awaitPlace(other, order, 60); var third = watch(other, order)) {
            assertThat(third.response().statusCode()).isEqualTo(503);
            assertThat(third.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(third.response().headers().firstValue("Retry-After")).isPresent();

            first.close();
            awaitPlace(other, order, 10).close();
            assertThat(second.ended()).as("it was not the age of a stream that made room").isFalse();
            patiently().until(second::ended);
            assertThat(second.events()).isNotEmpty();
        }
    }

    private static EventSource awaitPlace(AppServer node, String order, int seconds) {
        return patiently().atMost(Duration.ofSeconds(seconds)).until(() -> watch(node, order), stream -> stream.response().statusCode() == 200);
    }

    private static EventSource watch(AppServer node, String order, String... headers) throws IOException, InterruptedException {
        return EventSource.open(URI.create(node.httpUri() + "/orders/" + order + "/events"), headers);
    }

    private static boolean released(EventSource.Received event) {
        return event.data().at("/summary/outcome").asText().equals("RELEASED");
    }

    /** In the order of their positions, the same as the timeline shows; what came after the last is another matter. */
    private void assertThatAllCameOnce(List<EventSource.Received> received, String order) {
        long last = Long.parseLong(received.get(received.size() - 1).id());
        List<JsonNode> recorded = events(order).stream().filter(event -> event.get("position").asLong() <= last)
                .sorted(Comparator.comparing(event -> event.get("position").asLong())).toList();
        assertThat(received).extracting(event -> event.id() + " " + event.type() + " " + event.data().get("eventId").asText())
                .containsExactlyElementsOf(recorded.stream().map(event -> event.get("position").asText() + " "
                        + event.get("type").asText() + " " + event.get("eventId").asText()).toList());
    }

    private JsonNode timeline(String order) {
        var answer = shop.get("/orders/" + order + "/timeline");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private List<JsonNode> events(String order) {
        return list(timeline(order).get("events"));
    }

    private JsonNode event(String order, String type) {
        return events(order).stream().filter(event -> event.get("type").asText().equals(type)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " yet"));
    }

    private static JsonNode consumer(JsonNode event, String name) {
        return list(event.get("consumers")).stream().filter(consumer -> consumer.get("consumer").asText().equals(name)).findAny()
                .orElseThrow(() -> new AssertionError(name + " has not handled " + event));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private long awaitDeadLetter(String queue, UUID event) {
        return patiently().until(() -> list(shop.waybill().broker().jolokia().execute(deadLetters(queue), "browse()")).stream()
                .filter(letter -> letter.toString().contains(event.toString())).map(letter -> letter.get("messageID").asLong())
                .findAny().orElse(0L), letter -> letter > 0);
    }

    private static String deadLetters(String queue) {
        return Jolokia.queue(queue, "anycast", queue);
    }
}
