package dev.waybill.inventory.reservation;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.InventoryUpdated;
import dev.waybill.events.InventoryUpdated.Outcome;
import dev.waybill.events.InventoryUpdated.StockLeft;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCreated;
import dev.waybill.inventory.stock.StockTable;
import dev.waybill.messaging.outbox.Outbox;
import dev.waybill.messaging.trace.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The reservations of orders, a whole message of them at a time. */
@ApplicationScoped
public class Reservations {
    private static final String SOURCE = "/waybill/inventory";

    @Inject
    StockTable stock;
    @Inject
    ReservationTable table;
    @Inject
    Outbox outbox;

    /** Each order gets all its lines or none, first come, first served; one known already is left as it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reserve(List<Event<OrderCreated>> orders) throws SQLException {
        // Reserved before, or cancelled before it came: the row is there.
        Map<UUID, ReservationStatus> known = table.lock(orders.stream().map(event -> event.data().orderId()).toList());
        List<Event<OrderCreated>> unknown = orders.stream().filter(event -> !known.containsKey(event.data().orderId())).toList();
        if (unknown.isEmpty()) {
            return;
        }
        var allocation = new StockAllocation(stock.lock(
                unknown.stream().flatMap(event -> StockAllocation.wanted(event.data().lines()).keySet().stream()).distinct().toList()));
        List<Reservation> made = new ArrayList<>();
        List<Event<?>> events = new ArrayList<>();
        for (Event<OrderCreated> event : unknown) {
            OrderCreated order = event.data();
            Map<String, Integer> wanted = StockAllocation.wanted(order.lines());
            String shortage = allocation.take(wanted);
            Outcome outcome = shortage == null ? Outcome.RESERVED : Outcome.REJECTED;
            made.add(shortage == null ? Reservation.reserved(order.orderId(), wanted) : Reservation.rejected(order.orderId()));
            events.add(updated(event, new InventoryUpdated(order.orderId(), order.customerId(), outcome,
                    order.total(), order.paymentMethod(), left(wanted.keySet(), allocation.available()), shortage)));
        }
        table.insert(made);
        stock.reserve(allocation.taken());
        outbox.publish(events);
    }

    /** Gives back what an order holds; an order not heard of yet is noted, so that it gets nothing when it comes. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(List<Event<OrderCancelled>> orders) throws SQLException {
        Map<UUID, ReservationStatus> known = table.lock(orders.stream().map(event -> event.data().orderId()).toList());
        table.insert(orders.stream().map(event -> event.data().orderId()).filter(id -> !known.containsKey(id)).distinct()
                .map(Reservation::released).toList());
        List<Event<OrderCancelled>> reserved = orders.stream()
                .filter(event -> known.get(event.data().orderId()) == ReservationStatus.RESERVED).toList();
        if (reserved.isEmpty()) {
            return;
        }
        Map<UUID, Map<String, Integer>> lines = table.release(reserved.stream().map(event -> event.data().orderId()).toList());
        Map<String, Integer> back = new TreeMap<>();
        lines.values().forEach(quantities -> quantities.forEach((product, quantity) -> back.merge(product, -quantity, Integer::sum)));
        Map<String, Integer> available = new HashMap<>(stock.lock(back.keySet()));
        stock.reserve(back);
        back.forEach((product, quantity) -> available.merge(product, -quantity, Integer::sum));
        outbox.publish(reserved.stream().map(event -> released(event, lines, available)).toList());
    }

    private static Event<?> released(Event<OrderCancelled> event, Map<UUID, Map<String, Integer>> lines, Map<String, Integer> available) {
        OrderCancelled order = event.data();
        return updated(event, new InventoryUpdated(order.orderId(), order.customerId(), Outcome.RELEASED, order.total(), null,
                left(lines.getOrDefault(order.orderId(), Map.of()).keySet(), available), order.reason()));
    }

    private static List<StockLeft> left(Collection<String> products, Map<String, Integer> available) {
        return products.stream().map(product -> new StockLeft(product, available.getOrDefault(product, 0))).toList();
    }

    private static Event<InventoryUpdated> updated(Event<?> cause, InventoryUpdated data) {
        return Event.of(EventType.INVENTORY_UPDATED, SOURCE, data.orderId(), TraceContext.childOf(cause.traceparent()), data);
    }
}
