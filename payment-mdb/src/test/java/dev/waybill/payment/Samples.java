package dev.waybill.payment;

import dev.waybill.events.Event;
import dev.waybill.events.EventCodec;
import dev.waybill.events.EventType;
import dev.waybill.events.InventoryUpdated;
import dev.waybill.events.InventoryUpdated.Outcome;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.PaymentRequested;
import dev.waybill.events.UnreadableEventException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Events that payment gets, and those that it has published. */
public final class Samples {
    public static final Money TOTAL = Money.of("37.00", "EUR");

    private Samples() {
    }

    public static Event<InventoryUpdated> reserved(UUID order) {
        return stock(order, Outcome.RESERVED, null);
    }

    public static Event<InventoryUpdated> stock(UUID order, Outcome outcome, String reason) {
        return Event.of(EventType.INVENTORY_UPDATED, "/waybill/test", order, null,
                new InventoryUpdated(order, "ada", outcome, TOTAL, "pm_card_visa", List.of(), reason));
    }

    public static Event<OrderCancelled> cancelled(UUID order) {
        return Event.of(EventType.ORDER_CANCELLED, "/waybill/test", order, null,
                new OrderCancelled(order, "ada", List.of(), TOTAL, false, "changed my mind"));
    }

    public static Event<PaymentRequested> requested(EventType type, UUID order) {
        return Event.of(type, "/waybill/test", order, null, new PaymentRequested(order, "ada", TOTAL, "pm_card_visa"));
    }

    /** In the order in which they were written. */
    public static List<Event<?>> published() {
        try {
            List<Event<?>> events = new ArrayList<>();
            for (String event : TestDatabase.rows("select event from messaging.outbox order by position")) {
                events.addAll(EventCodec.decode(EventCodec.batch(List.of(event))));
            }
            return events;
        } catch (UnreadableEventException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<EventType> publishedTypes() {
        return published().stream().<EventType>map(Event::type).toList();
    }
}
