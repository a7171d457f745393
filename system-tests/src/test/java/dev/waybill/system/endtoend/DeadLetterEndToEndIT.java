package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.DeadLetterDesk.filter;
import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.InventoryUpdated;
import dev.waybill.events.Money;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderCreated;
import dev.waybill.events.OrderLine;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator does to dead letters by REST: all of it recorded, and each event with one effect at most. */
@ExtendWith(RunningWaybill.class)
class DeadLetterEndToEndIT {
    private static final String INVENTORY = "order.events::inventory.order-events";
    private static final String ORDER = "inventory.events::order.inventory-events";
    private static final String UNKNOWN = "order.events~inventory.order-events~00000000-0000-0000-0000-000000000000";

    private final Shop shop;
    private final TestSender sender;
    private final DeadLetterDesk desk;

    DeadLetterEndToEndIT(Shop shop) {
        this.shop = shop;
        this.sender = new TestSender(shop.waybill().broker());
        this.desk = new DeadLetterDesk(shop);
    }

    @Test
    void aLetterIsListedWithReasonAndAttemptsAndWorksOnceItIsRetried() {
        UUID order = early();
        JsonNode letter = desk.awaitLetter(order);
        assertThat(letter.get("reason").asText()).contains("OrderNotVisibleException");
        assertThat(letter.get("attempts").asInt()).isEqualTo(Integer.getInteger("waybill.max-delivery-attempts"));
        assertThat(letter.get("consumer").asText()).isEqualTo("order");
        assertThat(letter.get("type").asText()).isEqualTo("inventory.updated");
        assertThat(desk.get("/" + letter.get("id").asText()).body().get("text").asText())
                .contains(letter.get("eventId").asText());
        assertThat(desk.letters("orderId=" + order + "&consumer=inventory")).isEmpty();
        assertThat(desk.letters("orderId=" + order + "&type=order.created")).isEmpty();
        assertThat(desk.letters("orderId=" + order + "&reason=Arithmetic")).isEmpty();

        shop.pendingOrder(order, "nobody");
        JsonNode action = desk.await(desk.begin("/retry",
                "{'ids':['" + letter.get("id").asText() + "'],'reason':'the order is there now'}"));

        shop.awaitStatus(order.toString(), "RESERVED");
        assertThat(action.get("done").asInt()).isEqualTo(1);
        assertThat(desk.letters("orderId=" + order)).isEmpty();
        assertAudited(action, "RETRY", "the order is there now");
        assertThat(desk.get("/actions").body().toString()).contains(action.get("id").asText());
    }

    @Test
    void allOfAReasonAreRetriedAndOthersAreNot() {
        List<UUID> orders = IntStream.range(0, 20).mapToObj(i -> early()).toList();
        Event<?> poison = DeadLetterDesk.created(shop.product(5), Integer.MAX_VALUE, Integer.MAX_VALUE);
        sender.send(INVENTORY, poison);
        orders.forEach(desk::awaitLetter);
        JsonNode other = desk.awaitLetter(poison.subject());
        orders.forEach(order -> shop.pendingOrder(order, "nobody"));

        JsonNode action = desk.await(desk.begin("/retry", "{'filter':{'consumer':'order','reason':'OrderNotVisibleException'}}"));

        orders.forEach(order -> shop.awaitStatus(order.toString(), "RESERVED"));
        assertThat(action.get("done").asInt()).isGreaterThanOrEqualTo(20);
        assertThat(desk.awaitLetter(poison.subject()).get("id")).isEqualTo(other.get("id"));
        desk.await(desk.begin("/discard", "{'ids':['" + other.get("id").asText() + "'],'reason':'of a test'}"));
    }

    @Test
    void thoseThatAreSelectedAreRetriedAndTheOneBesideThemIsNot() {
        desk.dead("SEK", "selected", 3);
        List<String> ids = List.copyOf(desk.pages("selected"));

        JsonNode action = desk.await(desk.begin("/retry", "{'ids':['" + ids.get(0) + "','" + ids.get(1) + "']}"));

        assertThat(action.get("done").asInt()).isEqualTo(2);
        patiently().until(() -> desk.counted("SEK") == 2);
        assertThat(desk.pages("selected")).containsExactly(ids.get(2));
        desk.await(desk.begin("/discard", "{'ids':['" + ids.get(2) + "'],'reason':'of a test'}"));
    }

    @Test
    void aDiscardedLetterIsKeptInTheAuditAndNowhereElse() {
        String product = shop.product(5);
        Event<?> poison = DeadLetterDesk.created(product, Integer.MAX_VALUE, Integer.MAX_VALUE);
        sender.send(INVENTORY, poison);
        String ids = "{'ids':['" + desk.awaitLetter(poison.subject()).get("id").asText() + "']";
        Shop.Answer withoutReason = desk.post("/discard", ids + "}");
        assertThat(withoutReason.status()).isEqualTo(422);
        assertThat(withoutReason.body().at("/errors/0/field").asText()).isEqualTo("reason");

        JsonNode action = desk.await(desk.begin("/discard", ids + ",'reason':'nobody orders so much'}"));

        assertThat(desk.letters("orderId=" + poison.subject())).isEmpty();
        JsonNode letter = desk.lettersOf(action).get(0);
        assertThat(letter.get("text").asText()).contains(poison.id().toString(), product);
        assertThat(letter.get("state").asText()).isEqualTo("DONE");
        assertAudited(action, "DISCARD", "nobody orders so much");
        assertThat(resolution(poison)).isEqualTo("DISCARD operator -");
        assertThat(shop.stock(product).get("reserved").asInt()).isZero();
    }

    @Test
    void anEditedLetterIsHandledAsANewEventAndTheOldOneIsSettled() {
        String product = shop.product(5);
        Event<OrderCreated> poison = DeadLetterDesk.created(product, Integer.MAX_VALUE, Integer.MAX_VALUE);
        sender.send(INVENTORY, poison);
        String path = "/" + desk.awaitLetter(poison.subject()).get("id").asText() + "/edit";
        assertRefused(desk.post(path, edit(poison.subject(), product, "0")), 422, "data.lines[0]");
        assertRefused(desk.post(path, edit(poison.subject(), product, "'two'")), 422, "data.lines[0].quantity");
        assertRefused(desk.post(path, edit(UUID.randomUUID(), product, "2")), 422, "data.orderId");
        assertRefused(desk.post(path, "{'data':{},'reason':'mended'}"), 422, "data.orderId");

        JsonNode action = desk.await(desk.begin(path, edit(poison.subject(), product, "2")));

        patiently().until(() -> shop.stock(product).get("reserved").asInt() == 2);
        String newId = desk.lettersOf(action).get(0).get("newEventId").asText();
        assertThat(newId).isNotEqualTo(poison.id().toString());
        assertThat(shop.value("select 1 from messaging.inbox where consumer = 'inventory' and event_id = ?::uuid", newId))
                .isEqualTo(1);
        assertAudited(action, "EDIT", "a slip of the pen");
        assertThat(resolution(poison)).isEqualTo("EDIT operator " + newId);
        assertThat(desk.letters("orderId=" + poison.subject())).isEmpty();
    }

    @Test
    void whatWasHandledAfterAllIsNotEditedAndItsRetryHasNoEffect() {
        var total = Money.of("1.00", "PLN");
        UUID order = UUID.randomUUID();
        Event<OrderConfirmed> event = Event.of(EventType.ORDER_CONFIRMED, "/waybill/test", order, null,
                new OrderConfirmed(order, "nobody", List.of(new OrderLine("p", "Test", 1, total)), total));
        sender.send("order.events::analytics.order-events", event);
        patiently().until(() -> desk.counted("PLN") == 1);
        sender.sendDeadLetters("order.events", "analytics.order-events", Map.of(), List.of(event));
        String id = desk.awaitLetter(order).get("id").asText();

        assertThat(desk.post("/" + id + "/edit", "{'data':{'orderId':'" + order + "','customerId':'somebody','lines':[],"
                + "'total':{'amount':'1.00','currency':'PLN'}},'reason':'x'}").status()).isEqualTo(409);
        desk.await(desk.begin("/retry", "{'ids':['" + id + "']}"));

        assertThat(desk.letters("orderId=" + order)).isEmpty();
        var jolokia = shop.waybill().broker().jolokia();
        patiently().until(() -> jolokia.messageCount("order.events", "multicast", "analytics.order-events") == 0);
        assertThat(desk.counted("PLN")).isEqualTo(1);
    }

    @Test
    void manyGoAtTheRateThatIsSetAndInPagesTheyAreListed() {
        desk.dead("NOK", "rate", 500);
        assertThat(desk.pages("rate")).hasSize(500);
        assertThat(desk.pages("rate")).as("listing takes none").hasSize(500);

        JsonNode action = desk.begin("/retry", filter("rate"));
        Set<Integer> seen = new HashSet<>();
        patiently().until(() -> {
            JsonNode now = desk.action(action);
            seen.add(now.get("done").asInt());
            return now.get("state").asText().equals("DONE");
        });

        assertThat(seen).as("not all at once").contains(200, 400, 500);
        assertThat((Boolean) shop.value("""
                select max(l.changed_at) - min(a.requested_at) >= interval '2 seconds'
                from messaging.dead_letter_action_letter l join messaging.dead_letter_action a on a.id = l.action_id
                where a.id = ?::uuid""", action.get("id").asText())).as("200 a second and no more").isTrue();
        patiently().until(() -> desk.counted("NOK") == 500);
        assertThat(desk.pages("rate")).isEmpty();
    }

    @Test
    void whatTheConsoleTakesMeanwhileIsNotedAsGoneAndDoesNoHarm() {
        desk.dead("DKK", "console", 500);
        JsonNode action = desk.begin("/retry", filter("console"));
        patiently().until(() -> desk.action(action).get("done").asInt() > 0);
        int removed = desk.console("removeMessages(java.lang.String)", "testRun = 'console'").asInt();
        assertThat(removed).isPositive();

        JsonNode after = desk.await(action);

        assertThat(after.get("gone").asInt()).as("%s", after).isEqualTo(removed);
        assertThat(after.get("done").asInt()).isEqualTo(500 - removed);
        patiently().until(() -> desk.counted("DKK") == 500 - removed);
    }

    @Test
    void aLetterThatTheConsoleHasSentIsShownAndDoesNotHideTheOthers() {
        Event<?> byHand = DeadLetterDesk.created("p-console", 1);
        desk.sendByConsole("inventory.order-events", byHand);
        desk.dead("ISK", "beside", 2);

        JsonNode letter = desk.awaitLetter(byHand.subject());
        assertThat(letter.has("id")).as("%s", letter).isFalse();
        assertThat(letter.get("consumer").asText()).isEqualTo("inventory");
        JsonNode action = desk.await(desk.begin("/discard",
                "{'filter':{'orderId':'" + byHand.subject() + "'},'reason':'of a test'}"));
        assertThat(action.get("letters").asInt()).as("left to the console").isZero();
        assertThat(desk.await(desk.begin("/retry", filter("beside"))).get("done").asInt()).isEqualTo(2);
        assertThat(desk.console("removeMessages(java.lang.String)", "byHand = 'yes'").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"operator,wrong", "operator,''", "relay,wrong", "'',''"})
    void aWrongLoginIsRefused(String user, String password) {
        String[] login = Shop.login(user, password);

        for (Shop.Answer answer : List.of(shop.send("GET", "/dead-letters", (byte[]) null, login),
                shop.get("/dead-letters/actions"), shop.post("/dead-letters/retry", "{'filter':{}}", login),
                shop.post("/dead-letters/discard", "{", login))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
            assertThat(answer.body().get("type").asText()).isEqualTo("/problems/unauthenticated");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|422|ids", "{'ids':[],'reason':'x'}|422|ids", "{'ids':['x']}|400|ids[0]",
        "{'ids':[null]}|422|ids[0].<list element>", "{'ids':['" + UNKNOWN + "']}|422|ids[0]",
        "{'ids':['" + UNKNOWN + "'],'filter':{}}|422|filter", "{'filter':{'colour':'red'}}|400|filter.colour",
        "{'filter':{},'reason':''}|422|reason", "{'filter':{'reason':'\\u0000'}}|422|filter.reason"})
    void badInputIsRefusedWithItsField(String body, int status, String field) {
        assertRefused(desk.post("/retry", body), status, field);
    }

    @ParameterizedTest
    @CsvSource({"?limit=0,limit", "?cursor=x,cursor", "?cursor=order.events:x,cursor", "/actions?cursor=x,cursor",
        "/actions?limit=x,limit"})
    void badParametersAreRefusedWithTheirName(String path, String field) {
        assertRefused(desk.get(path), 400, field);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(desk.get("/" + UNKNOWN).status()).isEqualTo(404);
        assertThat(desk.get("/" + UNKNOWN.replace("order.events~", "no.events~")).status()).isEqualTo(404);
        assertThat(desk.get("/no-letter").status()).isEqualTo(404);
        assertThat(desk.get("/actions/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(desk.get("/actions/" + UUID.randomUUID() + "/letters").status()).isEqualTo(404);
    }

    private static void assertRefused(Shop.Answer answer, int status, String field) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.body().at("/errors/0/field").asText()).as("%s", answer.body()).isEqualTo(field);
    }

    /** Who, what, why, when: as it is kept, not as it is shown. */
    private void assertAudited(JsonNode action, String kind, String reason) {
        assertThat(shop.value("""
                select requested_by || ' ' || kind || ' ' || reason from messaging.dead_letter_action where id = ?::uuid
                and requested_at between now() - interval '10 minutes' and finished_at and finished_at <= now()""",
                action.get("id").asText())).isEqualTo("operator " + kind + " " + reason);
    }

    /** News of an order that is not there, and so fails until it is. */
    private UUID early() {
        UUID order = UUID.randomUUID();
        sender.send(ORDER, Event.of(EventType.INVENTORY_UPDATED, "/waybill/test", order, null, new InventoryUpdated(order,
                "nobody", InventoryUpdated.Outcome.RESERVED, Money.of("1.00", "EUR"), null, List.of(), null)));
        return order;
    }

    private static String edit(UUID order, String product, String quantity) {
        return """
                {'reason':'a slip of the pen','data':{'orderId':'%s','customerId':'nobody',
                'total':{'amount':'1.00','currency':'EUR'},
                'lines':[{'productId':'%s','name':'Test','quantity':%s,'unitPrice':{'amount':'1.00','currency':'EUR'}}]}}"""
                .formatted(order, product, quantity);
    }

    private Object resolution(Event<?> event) {
        return shop.value("""
                select resolution || ' ' || resolved_by || ' ' || coalesce(new_event_id::text, '-') from messaging.failure
                where consumer = 'inventory' and event_id = ?""", event.id().toString());
    }
}
