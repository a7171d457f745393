package dev.waybill.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.InventoryUpdated;
import dev.waybill.events.InventoryUpdated.Outcome;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCreated;
import dev.waybill.order.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimelineTableTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final Money TOTAL = Money.of("37.50", "EUR");

    private final UUID order = UUID.randomUUID();
    private final TimelineTable table = new TimelineTable();

    @BeforeEach
    void connect() {
        table.database = TestDatabase.empty();
    }

    @Test
    void anEventIsKeptAsItWas() throws Exception {
        var event = rejected();
        table.insert(List.of(event));

        assertThat(table.ofOrder(order, 10)).singleElement().satisfies(kept -> {
            assertThat(kept.eventId()).isEqualTo(event.id());
            assertThat(kept.orderId()).isEqualTo(order);
            assertThat(kept.type()).isEqualTo("inventory.updated");
            assertThat(kept.version()).isEqualTo(1);
            assertThat(kept.source()).isEqualTo("/waybill/test");
            assertThat(kept.time()).isEqualTo(event.time().toInstant());
            assertThat(kept.traceId()).isEqualTo(TRACE);
            assertThat(kept.summary()).isEqualTo(new EventSummary("REJECTED", "sold out", TOTAL));
            assertThat(kept.recordedAt()).isAfterOrEqualTo(kept.time());
        });
    }

    @Test
    void whatAnEventDoesNotHaveStaysOpen() throws Exception {
        table.insert(List.of(Event.of(EventType.INVENTORY_UPDATED, "/waybill/test", order, "no trace",
                new InventoryUpdated(order, "ada", Outcome.RESERVED, TOTAL, null, List.of(), null))));

        var kept = table.ofOrder(order, 10).get(0);
        assertThat(kept.traceId()).isNull();
        assertThat(kept.summary()).isEqualTo(new EventSummary("RESERVED", null, TOTAL));
    }

    @Test
    void anEventThatComesAgainStaysOnce() throws Exception {
        var first = created();
        var second = rejected();
        table.insert(List.of(first, first));
        var kept = table.ofOrder(order, 10);
        table.insert(List.of(first, second));

        assertThat(kept).hasSize(1);
        assertThat(table.ofOrder(order, 10)).hasSize(2).startsWith(kept.get(0));
    }

    @Test
    void eventsOfOneMessageKeepTheirOrder() throws Exception {
        List<Event<?>> events = List.of(created(), rejected(), created(), rejected());
        table.insert(events);

        assertThat(table.behind(Map.of(order, 0L), 10)).extracting(RecordedEvent::eventId)
                .containsExactlyElementsOf(events.stream().map(Event::id).toList());
    }

    @Test
    void whatIsBehindAPositionIsFoundForManyOrdersAtOnce() throws Exception {
        UUID other = UUID.randomUUID();
        table.insert(List.of(created(), Event.of(EventType.ORDER_CREATED, "/waybill/test", other, null,
                new OrderCreated(other, "ada", List.of(), TOTAL, null)), rejected()));
        long seen = table.behind(Map.of(order, 0L), 1).get(0).position();

        assertThat(table.behind(Map.of(order, seen, other, 0L), 10)).extracting(RecordedEvent::orderId).containsExactly(other, order);
        assertThat(table.behind(Map.of(order, seen, other, 0L), 1)).extracting(RecordedEvent::orderId).containsExactly(other);
        assertThat(table.behind(Map.of(), 10)).isEmpty();
    }

    private Event<?> created() {
        return Event.of(EventType.ORDER_CREATED, "/waybill/test", order, null, new OrderCreated(order, "ada", List.of(), TOTAL, null));
    }

    private Event<?> rejected() {
        return Event.of(EventType.INVENTORY_UPDATED, "/waybill/test", order, "00-" + TRACE + "-b7ad6b7169203331-01",
                new InventoryUpdated(order, "ada", Outcome.REJECTED, TOTAL, null, List.of(), "sold out"));
    }
}
