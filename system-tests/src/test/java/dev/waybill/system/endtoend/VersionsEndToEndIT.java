package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Event;
import dev.waybill.events.EventCodec;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCreated;
import dev.waybill.events.OrderLine;
import dev.waybill.launcher.Broker;
import dev.waybill.broker.Jolokia;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A breaking change, as docs/messages.md says it is rolled out: version 2 of order.created travels on the address
 * {@code order.events-v2}, beside version 1, and everything else of order.events goes there by a divert.
 */
@ExtendWith(RunningWaybill.class)
class VersionsEndToEndIT {
    private static final String ONE = "order.events";
    private static final String TWO = "order.events-v2";

    private final Shop shop;
    private final Broker broker;
    private final TestSender sender;
    private final List<UUID> orders = new ArrayList<>();
    private TestChannel channel;
    private NewConsumer consumer;

    VersionsEndToEndIT(Shop shop) {
        this.shop = shop;
        this.broker = shop.waybill().broker();
        this.sender = new TestSender(broker);
    }

    /** What the operator does first. */
    @BeforeEach
    void openTheSecondAddress() {
        channel = new TestChannel(broker);
        channel.address(TWO, "MULTICAST");
        channel.divert(ONE, TWO, "AMQAddress = 'order.events' AND eventType <> 'order.created'", "MULTICAST");
        channel.queue(ONE, "subscriber.order-events", "MULTICAST");
        channel.queue(TWO, "subscriber.order-events-v2", "MULTICAST");
        channel.allow(TWO + "::subscriber.order-events-v2");
        consumer = new NewConsumer(broker);
        consumer.subscribe(ONE, "order-events");
        consumer.subscribe(TWO, "order-events-v2");
    }

    @AfterEach
    void close() {
        consumer.close();
        channel.close();
        // Left as they are, they would be found to be overdue.
        endOrders();
    }

    @Test
    void bothVersionsOfAFactHaveOneEffectWithOldAndNewConsumers() {
        String customer = shop.customer();
        String product = shop.product(10);
        List<Event<?>> facts = Stream.<Event<?>>generate(() -> created(customer, product)).limit(5).toList();
        facts.forEach(this::publishBoth);

        patiently().untilAsserted(() -> assertThat(shop.stock(product).get("reserved").asInt()).isEqualTo(5));
        patiently().untilAsserted(() -> assertThat(facts).allSatisfy(fact -> {
            assertThat(deliveries(fact)).containsExactlyInAnyOrder(ONE + " order.created v1 " + fact.id(), TWO + " order.created v2 " + fact.id());
            assertThat(consumer.effects()).containsEntry(fact.id().toString(), customer);
        }));
        drained();
        assertThat(shop.stock(product).get("reserved").asInt()).isEqualTo(5);
        assertThat(deadLetters()).doesNotContain(facts.stream().map(fact -> fact.id().toString()).toList());
    }

    @Test
    void theNewAddressCarriesTheWholeStoryOfAnOrderInItsOrder() {
        String customer = shop.customer();
        Event<?> created = created(customer, shop.product(1));
        endOrders();
        Event<?> cancelled = cancelled((OrderCreated) created.data());
        publishBoth(created);
        sender.sendToTopic(ONE, message(cancelled, 1, EventCodec.encode(cancelled)));

        patiently().untilAsserted(() -> assertThat(onTwo(created, cancelled))
                .containsExactly("order.created v2 " + created.id(), "order.cancelled v1 " + cancelled.id()));
        patiently().until(() -> shop.mailsTo(customer).size() == 1);
        drained();
        assertThat(shop.mailsTo(customer)).hasSize(1);
    }

    @Test
    void theNewConsumerGoesOnWhenVersionOneHasEnded() {
        String product = shop.product(10);
        consumer.unsubscribeFirst();
        Event<?> fact = fact(UUID.randomUUID(), "nobody", product);
        publishTwo(fact);

        patiently().untilAsserted(() -> assertThat(consumer.effects()).containsEntry(fact.id().toString(), "nobody"));
        drained();
        assertThat(shop.stock(product).get("reserved").asInt()).as("old consumers hear nothing of it").isZero();
        assertThat(deadLetters()).doesNotContain(fact.id().toString());
    }

    private void endOrders() {
        orders.forEach(order -> shop.value("update orders.customer_order set status = 'CANCELLED' where id = ?", order));
    }

    private void publishBoth(Event<?> fact) {
        sender.sendToTopic(ONE, message(fact, 1, EventCodec.encode(fact)));
        publishTwo(fact);
    }

    private void publishTwo(Event<?> fact) {
        sender.sendToTopic(TWO, message(fact, 2, OrderCreatedTwo.from(EventCodec.encode(fact))));
    }

    private static RecordedMessage message(Event<?> fact, int version, String json) {
        return new RecordedMessage(Map.of("JMSType", fact.type().type(), "JMSCorrelationID", fact.subject().toString(),
                "eventType", fact.type().type(), "eventVersion", Integer.toString(version), "eventCount", "1", "JMSXGroupID", "0"),
                EventCodec.batch(List.of(json)));
    }

    /** Of an order that exists, so that what follows from it finds it. */
    private Event<?> created(String customer, String product) {
        UUID order = UUID.randomUUID();
        orders.add(order);
        shop.pendingOrder(order, customer);
        return fact(order, customer, product);
    }

    private static Event<?> fact(UUID order, String customer, String product) {
        var lines = List.of(new OrderLine(product, "Test", 1, Money.of("1.00", "EUR")));
        return Event.of(EventType.ORDER_CREATED, "/waybill/test", order, null, new OrderCreated(order, customer, lines, Money.of("1.00", "EUR"), null));
    }

    private static Event<?> cancelled(OrderCreated order) {
        return Event.of(EventType.ORDER_CANCELLED, "/waybill/test", order.orderId(), null,
                new OrderCancelled(order.orderId(), order.customerId(), order.lines(), order.total(), false, "changed my mind"));
    }

    private List<String> deliveries(Event<?> fact) {
        return consumer.deliveries().stream().filter(delivery -> delivery.endsWith(fact.id().toString())).toList();
    }

    private List<String> onTwo(Event<?>... facts) {
        return consumer.deliveries().stream().filter(delivery -> delivery.startsWith(TWO + " "))
                .filter(delivery -> Stream.of(facts).anyMatch(fact -> delivery.endsWith(fact.id().toString())))
                .map(delivery -> delivery.substring(TWO.length() + 1)).toList();
    }

    private void drained() {
        for (String queue : List.of("inventory.order-events", "notification.order-events", "payment.order-events")) {
            patiently().until(() -> broker.jolokia().messageCount(ONE, "multicast", queue) == 0);
        }
    }

    private String deadLetters() {
        return broker.jolokia().execute(Jolokia.queue("order.events.dead-letters", "anycast", "order.events.dead-letters"), "browse()").toString();
    }
}
