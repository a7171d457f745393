package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.broker.Jolokia;
import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCreated;
import dev.waybill.events.OrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Large orders reach {@code orders.review} too, by a divert of the broker: all of them, and no others. */
@ExtendWith(RunningWaybill.class)
class RoutingEndToEndIT {
    private static final Map<String, Object> LARGE = Map.of("eventType", "order.created", "orderTotal", 5000.0);

    private final Shop shop;
    private final TestSender sender;

    RoutingEndToEndIT(Shop shop) {
        this.shop = shop;
        this.sender = new TestSender(shop.waybill().broker());
    }

    @Test
    void anOrderFromTheLimitOnIsToBeReviewed() {
        String product = product();
        String below = shop.order("nobody", product, 9_999);
        String limit = shop.order("nobody", product, 10_000);
        awaitReserved(product, 19_999);

        patiently().untilAsserted(() -> assertThat(reviews(limit)).hasSize(1));
        assertThat(reviews(below)).isEmpty();
        JsonNode review = reviews(limit).get(0);
        assertThat(review.at("/StringProperties/eventType").asText()).isEqualTo("order.created");
        assertThat(review.at("/StringProperties/orderCurrency").asText()).isEqualTo("EUR");
        assertThat(review.at("/DoubleProperties/orderTotal").asDouble()).isEqualTo(1000.0);
        assertThat(review.get("expiration").asLong()).as("goes by itself").isGreaterThan(System.currentTimeMillis());
    }

    @Test
    void everyLargeOrderAndNoOtherAlsoWhereMessagesAreFull() {
        String product = product();
        List<String> small = new ArrayList<>();
        List<String> large = new ArrayList<>();
        shop.waybill().broker().stop();
        try {
            for (int i = 0; i < 60; i++) {
                boolean isLarge = i % 5 == 0;
                (isLarge ? large : small).add(shop.order("nobody", product, isLarge ? 10_000 : 1));
            }
        } finally {
            shop.waybill().broker().start();
            shop.waybill().broker().waitUntilReady();
        }

        awaitReserved(product, 12 * 10_000 + 48);
        patiently().untilAsserted(() -> assertThat(large).allSatisfy(order -> assertThat(reviewedEvents(order)).hasSize(1)));
        assertThat(large).allSatisfy(order -> assertThat(reviews(order)).allSatisfy(review -> assertThat(EventCodecs.count(review)).isEqualTo(1)));
        assertThat(small).allSatisfy(order -> assertThat(reviews(order)).isEmpty());
    }

    @Test
    void whatIsSentToOneSubscriptionIsNotDiverted() {
        String product = product();
        Event<?> event = created(product, 1);
        sender.sendWith(LARGE, "order.events::inventory.order-events", event);

        awaitReserved(product, 1);
        assertThat(reviews(event.subject().toString())).isEmpty();
    }

    @Test
    void anArrayThatIsSplitAfterAFailureWasDivertedOnce() {
        String product = product();
        Event<?> good = created(product, 1);
        Event<?> poison = created(product, Integer.MAX_VALUE, Integer.MAX_VALUE);
        sender.sendWith(LARGE, "order.events", good, poison);

        awaitReserved(product, 1);
        patiently().until(() -> shop.value("select 1 from messaging.failure where consumer = 'inventory' and event_id = ? and attempts > 1",
                poison.id().toString()) != null);
        assertThat(reviews(good.subject().toString())).singleElement().satisfies(review -> assertThat(EventCodecs.count(review)).isEqualTo(2));
    }

    @Test
    void historyIsReplayedWithoutTheCopies() {
        String order = shop.order("nobody", product(), 10_000);
        patiently().untilAsserted(() -> assertThat(reviews(order)).hasSize(1));
        Jolokia jolokia = shop.waybill().broker().jolokia();
        String name = "replay-" + UUID.randomUUID();
        jolokia.execute(Jolokia.broker(), "createQueue(java.lang.String)",
                "{\"name\":\"%1$s\",\"address\":\"%1$s\",\"routing-type\":\"ANYCAST\",\"auto-create-address\":true}".formatted(name));
        try {
            jolokia.execute(Jolokia.broker(), "replay(java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String)",
                    "20200101000000", "29991231235959", "order.events", name, "orderTotal >= 1000");

            patiently().untilAsserted(() -> assertThat(messages(name, order)).hasSize(1));
            assertThat(reviews(order)).hasSize(1);
        } finally {
            jolokia.execute(Jolokia.broker(), "destroyQueue(java.lang.String,boolean,boolean)", name, true, true);
        }
    }

    /** Ten thousand pieces of it cost 1000. */
    private String product() {
        String id = "p-" + UUID.randomUUID();
        assertThat(shop.put("/products/" + id, "{'name':'Bean','price':{'amount':'0.10','currency':'EUR'}}").status()).isEqualTo(201);
        assertThat(shop.put("/stock/" + id, "{'available':1000000}").status()).isEqualTo(200);
        return id;
    }

    /** Then inventory has read the events. */
    private void awaitReserved(String product, int pieces) {
        patiently().until(() -> shop.stock(product).get("reserved").asInt() == pieces);
    }

    private static Event<?> created(String product, int... quantities) {
        UUID order = UUID.randomUUID();
        List<OrderLine> lines = new ArrayList<>();
        for (int quantity : quantities) {
            lines.add(new OrderLine(product, "Test", quantity, Money.of("1.00", "EUR")));
        }
        return Event.of(EventType.ORDER_CREATED, "/waybill/test", order, null, new OrderCreated(order, "nobody", lines, Money.of("5000.00", "EUR"), null));
    }

    private List<JsonNode> reviews(String order) {
        return messages("orders.review", order);
    }

    /** A relay that was interrupted sends once more: the ids of the events tell. */
    private List<String> reviewedEvents(String order) {
        return reviews(order).stream().flatMap(review -> review.findValuesAsText("text").stream())
                .map(text -> text.replaceAll(".*?\"id\":\"([0-9a-f-]+)\".*", "$1")).distinct().toList();
    }

    private List<JsonNode> messages(String queue, String order) {
        JsonNode all = shop.waybill().broker().jolokia().execute(Jolokia.queue(queue, "anycast", queue), "browse()");
        return StreamSupport.stream(all.spliterator(), false).filter(message -> message.path("text").asText().contains(order)).toList();
    }
}
