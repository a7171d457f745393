package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.broker.Jolokia;
import dev.waybill.events.Event;
import dev.waybill.events.EventCodec;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderCreated;
import dev.waybill.events.OrderLine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Dead letters as an operator works with them, and as a test makes them. */
final class DeadLetterDesk {
    static final String QUEUE = "order.events.dead-letters";

    private final Shop shop;
    private final TestSender sender;

    DeadLetterDesk(Shop shop) {
        this.shop = shop;
        this.sender = new TestSender(shop.waybill().broker());
    }

    Shop.Answer get(String path) {
        return shop.send("GET", "/dead-letters" + path, (byte[]) null, shop.asOperator());
    }

    Shop.Answer post(String path, String json) {
        return shop.post("/dead-letters" + path, json, shop.asOperator());
    }

    /** The letter of the order, once it is there. */
    JsonNode awaitLetter(UUID order) {
        patiently().until(() -> letters("orderId=" + order).size() == 1);
        return letters("orderId=" + order).get(0);
    }

    JsonNode letters(String query) {
        Shop.Answer answer = get("?" + query);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().get("deadLetters");
    }

    /** Asks for something that is to be accepted; returns the action. */
    JsonNode begin(String path, String json) {
        Shop.Answer answer = post(path, json);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/dead-letters/actions/" + answer.body().get("id").asText());
        return answer.body();
    }

    /** The action, once it has done all there is to do. */
    JsonNode await(JsonNode action) {
        patiently().atMost(Duration.ofMinutes(2)).until(() -> action(action).get("state").asText().equals("DONE"));
        return action(action);
    }

    JsonNode action(JsonNode action) {
        return get("/actions/" + action.get("id").asText()).body();
    }

    JsonNode lettersOf(JsonNode action) {
        return get("/actions/" + action.get("id").asText() + "/letters").body().get("letters");
    }

    /**
     * Healthy events that analytics is said to have failed on. They are counted and nothing else follows from them, so each
     * test has a currency of its own.
     */
    void dead(String currency, String run, int count) {
        Money total = Money.of("1.00", currency);
        var lines = List.of(new OrderLine("p-" + run, "Test", 1, total));
        var events = Stream.generate(UUID::randomUUID).limit(count).map(order -> Event.of(EventType.ORDER_CONFIRMED,
                "/waybill/test", order, null, new OrderConfirmed(order, "nobody", lines, total))).toList();
        sender.sendDeadLetters("order.events", "analytics.order-events",
                Map.of("testRun", run, "deadLetterReason", run, "JMSXGroupID", "1"), events);
    }

    /** How many of them were counted. */
    int counted(String currency) {
        return StreamSupport.stream(shop.get("/analytics/sales").body().get("sales").spliterator(), false)
                .filter(bucket -> bucket.get("currency").asText().equals(currency))
                .mapToInt(bucket -> bucket.get("confirmed").asInt()).sum();
    }

    /** The ids of those that are still there, page by page. */
    Set<String> pages(String run) {
        Set<String> ids = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = get("?limit=150&reason=" + encoded(run) + cursor).body();
            page.get("deadLetters").forEach(letter -> assertThat(ids.add(letter.get("id").asText())).isTrue());
            cursor = page.has("next") ? "&cursor=" + encoded(page.get("next").asText()) : null;
        } while (cursor != null);
        return ids;
    }

    JsonNode console(String operation, Object... arguments) {
        return shop.waybill().broker().jolokia().execute(Jolokia.queue(QUEUE, "anycast", QUEUE), operation, arguments);
    }

    /** As a dead letter of that subscription, without a message id: management gives none unless it is asked to. */
    void sendByConsole(String queue, Event<?> event) {
        console("sendMessage(java.util.Map,int,java.lang.String,boolean,java.lang.String,java.lang.String)",
                Map.of("_AMQ_ORIG_QUEUE", queue, "byHand", "yes"), 3, EventCodec.batch(List.of(EventCodec.encode(event))), true,
                "relay", shop.waybill().broker().password("relay"));
    }

    static Event<OrderCreated> created(String product, int... quantities) {
        UUID order = UUID.randomUUID();
        List<OrderLine> lines = Arrays.stream(quantities)
                .mapToObj(quantity -> new OrderLine(product, "Test", quantity, Money.of("1.00", "EUR"))).toList();
        return Event.of(EventType.ORDER_CREATED, "/waybill/test", order, null,
                new OrderCreated(order, "nobody", lines, Money.of("1.00", "EUR"), null));
    }

    static String filter(String reason) {
        return "{'filter':{'reason':'" + reason + "'},'reason':'mended'}";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
