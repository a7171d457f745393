package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.broker.Jolokia;
import dev.waybill.events.Event;
import dev.waybill.events.EventCodec;
import dev.waybill.events.EventType;
import dev.waybill.events.InventoryUpdated;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCreated;
import dev.waybill.events.OrderLine;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails is retried, ends in the dead letters with its reason, and can be put back; the rest is not held up. */
@ExtendWith(RunningWaybill.class)
class FailureEndToEndIT {
    private static final String INVENTORY = "order.events::inventory.order-events";
    private static final String ORDER = "inventory.events::order.inventory-events";

    private final Shop shop;
    private final TestSender sender;

    FailureEndToEndIT(Shop shop) {
        this.shop = shop;
        this.sender = new TestSender(shop.waybill().broker());
    }

    @Test
    void aListenerThatThrowsIsRetriedAndEndsInTheDeadLetters() {
        Event<?> poison = poison(shop.product(5));
        sender.send(INVENTORY, poison);

        JsonNode letter = awaitDeadLetter("order.events.dead-letters", poison.id());
        assertThat(letter.toString()).contains("inventory.order-events");
        assertThat(failure("attempts", "inventory", poison.id())).isEqualTo(Integer.getInteger("waybill.max-delivery-attempts"));
        assertThat(failure("exception", "inventory", poison.id()).toString()).contains("ArithmeticException");
        assertThat(failure("first_at < last_at", "inventory", poison.id())).isEqualTo(true);
    }

    @Test
    void oneBadEventDoesNotTakeTheOthersOfItsMessageWithIt() {
        String product = shop.product(5);
        Event<?> poison = poison(product);
        sender.send(INVENTORY, created(product, 1), poison, created(product, 2));

        patiently().until(() -> shop.stock(product).get("reserved").asInt() == 3);
        assertThat(EventCodecs.count(awaitDeadLetter("order.events.dead-letters", poison.id()))).isEqualTo(1);
    }

    @Test
    void aDeadLetterThatIsPutBackWorks() {
        UUID order = UUID.randomUUID();
        Event<?> early = Event.of(EventType.INVENTORY_UPDATED, "/waybill/test", order, null, new InventoryUpdated(order, "nobody",
                InventoryUpdated.Outcome.RESERVED, Money.of("1.00", "EUR"), null, List.of(), null));
        sender.send(ORDER, early);
        JsonNode letter = awaitDeadLetter("inventory.events.dead-letters", early.id());
        assertThat(failure("exception", "order", early.id()).toString()).contains("OrderNotVisibleException");

        shop.value("insert into orders.customer_order (id, customer_id, status, total, currency, created_at, updated_at)"
                + " values (?, 'nobody', 'PENDING', 1, 'EUR', now(), now())", order);
        assertThat(shop.waybill().broker().jolokia().execute(deadLetters("inventory.events.dead-letters"),
                "retryMessage(long)", letter.get("messageID").asLong()).asBoolean()).isTrue();

        shop.awaitStatus(order.toString(), "RESERVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"this is no JSON", "{}", "[{\"specversion\":\"1.0\",\"id\":\"x\"}]"})
    void whatCannotBeReadGoesToTheDeadLettersAtOnce(String body) {
        String text = body.replace("x", UUID.randomUUID().toString()) + " ".repeat((int) (System.nanoTime() % 1000));
        String id = sender.sendText(INVENTORY, text);

        patiently().until(() -> deadLettersWith("order.events.dead-letters", text.strip()) > 0);
        refusedByTheListener(id);
    }

    @Test
    void anUnknownMajorVersionGoesToTheDeadLettersAtOnce() {
        String product = shop.product(5);
        Event<?> later = created(product, 1);
        String id = sender.sendText(INVENTORY, EventCodec.batch(List.of(EventCodec.encode(later).replace(".v1.", ".v2."))));

        awaitDeadLetter("order.events.dead-letters", later.id());
        refusedByTheListener(id);
        assertThat(shop.stock(product).get("reserved").asInt()).isZero();
    }

    @Test
    void anEventThatComesTwiceHasOneEffect() {
        String product = shop.product(5);
        Event<?> event = created(product, 1);
        sender.send(INVENTORY, event);
        sender.send(INVENTORY, event, event);
        Event<?> last = created(product, 2);
        sender.send(INVENTORY, last);

        patiently().until(() -> shop.stock(product).get("reserved").asInt() >= 3);
        patiently().until(() -> pending("order.events", "inventory.order-events") == 0);
        assertThat(shop.stock(product).get("reserved").asInt()).isEqualTo(3);
    }

    @Test
    void whatIsCancelledBeforeItWasCreatedGetsNothing() {
        String product = shop.product(5);
        OrderCreated order = (OrderCreated) created(product, 1).data();
        sender.send(INVENTORY, Event.of(EventType.ORDER_CANCELLED, "/waybill/test", order.orderId(), null,
                new OrderCancelled(order.orderId(), "nobody", order.lines(), order.total(), false, "too slow")));
        sender.send(INVENTORY, Event.of(EventType.ORDER_CREATED, "/waybill/test", order.orderId(), null, order));
        sender.send(INVENTORY, created(product, 2));

        patiently().until(() -> shop.stock(product).get("reserved").asInt() == 2);
        assertThat(shop.value("select status from inventory.reservation where order_id = ?", order.orderId())).isEqualTo("RELEASED");
    }

    @Test
    void ordersAreTakenWhileTheBrokerIsAwayAndDeliveredWhenItIsBack() {
        String product = shop.product(100);
        String customer = shop.customer();
        shop.waybill().broker().stop();
        List<String> orders;
        try {
            orders = IntStream.range(0, 30).mapToObj(i -> shop.order(customer, product, 1)).toList();
            assertThat(orders).extracting(shop::status).containsOnly("PENDING");
        } finally {
            shop.waybill().broker().start();
            shop.waybill().broker().waitUntilReady();
        }

        patiently().untilAsserted(() -> assertThat(orders).extracting(shop::status).containsOnly("CONFIRMED"));
        patiently().until(() -> shop.mailsTo(customer).size() == 30);
        patiently().until(() -> shop.value("select count(*) from messaging.outbox").equals(0L));
        assertThat(shop.mailsTo(customer)).extracting(mail -> mail.messageId()).doesNotHaveDuplicates();
    }

    /** A trigger at the commit ends the connection: nobody knows then whether the order was taken. */
    @Test
    void aCommitThatFailsIsAnsweredAsOneOfADatabaseThatIsAway() {
        String product = shop.product(5);
        shop.value("""
                create function orders.end_session() returns trigger language plpgsql as $$
                begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$""");
        shop.value("""
                create constraint trigger end_session after insert on orders.customer_order deferrable initially deferred
                for each row when (new.customer_id = 'ends-its-session') execute function orders.end_session()""");
        try {
            var answer = orderThatEndsItsSession(product);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            shop.value("drop trigger end_session on orders.customer_order");
            shop.value("drop function orders.end_session");
        }
        // The pool may lend the connection that has ended once more.
        patiently().until(() -> orderThatEndsItsSession(product).status() == 201);
    }

    private Shop.Answer orderThatEndsItsSession(String product) {
        return shop.post("/orders", "{'customerId':'ends-its-session','items':[{'productId':'" + product + "','quantity':1}]}",
                "Idempotency-Key", product);
    }

    @Test
    void anEventThatCannotBeSentDoesNotHoldUpTheOthers() {
        String product = shop.product(100);
        UUID bad = UUID.randomUUID();
        shop.value("insert into messaging.outbox (partition, event_id, event_type, subject, event) values (0, ?, 'OF_A_LATER_VERSION', ?, '{}')", bad, bad);
        List<String> orders;
        try {
            orders = IntStream.range(0, 40).mapToObj(i -> shop.order("nobody", product, 1)).toList();
            // Those of the other partition: about half of them.
            patiently().untilAsserted(() -> assertThat(orders.stream().filter(order -> shop.status(order).equals("CONFIRMED")).count()).isGreaterThan(5));
        } finally {
            shop.value("delete from messaging.outbox where event_id = ?", bad);
        }
        patiently().untilAsserted(() -> assertThat(orders).extracting(shop::status).containsOnly("CONFIRMED"));
    }

    @Test
    void aMailServerThatIsAwayDelaysTheMailAndLosesNone() {
        String customer = shop.customer();
        shop.waybill().mailSink().stopSmtp();
        try {
            String order = shop.order(customer, shop.product(1), 1);
            patiently().until(() -> shop.value("select 1 from messaging.failure where consumer = 'notification-email' and subject = ?", order) != null);
        } finally {
            shop.waybill().mailSink().startSmtp();
        }

        patiently().until(() -> shop.mailsTo(customer).size() == 1);
    }

    /**
     * Not worn out by attempts. A second one is right where the first met a connection that an earlier restart of the
     * broker has cut: the refusal itself then rolled back.
     */
    private void refusedByTheListener(String messageId) {
        assertThat((Integer) shop.value("select attempts from messaging.failure where consumer = 'inventory' and event_id = ?", messageId))
                .isLessThan(Integer.getInteger("waybill.max-delivery-attempts"));
        assertThat(browse("order.events.dead-letters").toString()).contains("deadLetterReason");
    }

    private static Event<?> created(String product, int quantity) {
        return order(product, quantity);
    }

    /** Two lines whose sum no integer holds: inventory fails on it, every time. */
    private static Event<?> poison(String product) {
        return order(product, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static Event<?> order(String product, int... quantities) {
        UUID order = UUID.randomUUID();
        List<OrderLine> lines = Arrays.stream(quantities)
                .mapToObj(quantity -> new OrderLine(product, "Test", quantity, Money.of("1.00", "EUR"))).toList();
        return Event.of(EventType.ORDER_CREATED, "/waybill/test", order, null, new OrderCreated(order, "nobody", lines, Money.of("1.00", "EUR"), null));
    }

    private Object failure(String column, String consumer, UUID event) {
        return shop.value("select " + column + " from messaging.failure where consumer = ? and event_id = ?", consumer, event.toString());
    }

    private long pending(String address, String queue) {
        return shop.waybill().broker().jolokia().messageCount(address, "multicast", queue);
    }

    private JsonNode awaitDeadLetter(String queue, UUID event) {
        patiently().until(() -> deadLettersWith(queue, event.toString()) > 0);
        for (JsonNode letter : browse(queue)) {
            if (letter.toString().contains(event.toString())) {
                return letter;
            }
        }
        throw new AssertionError("the dead letter has gone");
    }

    private long deadLettersWith(String queue, String text) {
        long count = 0;
        for (JsonNode letter : browse(queue)) {
            count += letter.path("text").asText().contains(text) ? 1 : 0;
        }
        return count;
    }

    private JsonNode browse(String queue) {
        return shop.waybill().broker().jolokia().execute(deadLetters(queue), "browse()");
    }

    private static String deadLetters(String queue) {
        return Jolokia.queue(queue, "anycast", queue);
    }
}
