package dev.waybill.order;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.InventoryUpdated;
import dev.waybill.events.InventoryUpdated.Outcome;
import dev.waybill.events.OrderRejected;
import dev.waybill.messaging.inbox.Inbox;
import dev.waybill.messaging.listener.EventHandler;
import dev.waybill.messaging.outbox.Outbox;
import dev.waybill.messaging.trace.TraceContext;
import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Moves orders on as the other modules report: the process of an order (Process Manager), in one place. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class OrderProcess implements EventHandler {
    static final String CONSUMER = "order";

    @PersistenceContext(unitName = "orders")
    EntityManager entities;
    @Inject
    Inbox inbox;
    @Inject
    OrderTable orders;
    @Inject
    Outbox outbox;

    @Override
    public void handle(List<Event<?>> events) throws SQLException {
        List<InventoryUpdated> updates = inbox.unseen(CONSUMER, events).stream()
                .filter(event -> event.type() == EventType.INVENTORY_UPDATED).map(event -> (InventoryUpdated) event.data()).toList();
        move(updates, Outcome.RESERVED, OrderStatus.RESERVED);
        List<Event<?>> rejections = new ArrayList<>();
        move(updates, Outcome.REJECTED, OrderStatus.REJECTED).forEach((id, reason) -> rejections.add(rejected(id, reason)));
        outbox.publish(rejections);
    }

    /** Only what never changes is loaded: JPA may read on a connection that does not see this transaction's SQL. */
    private Event<?> rejected(UUID id, String reason) {
        CustomerOrder order = entities.find(CustomerOrder.class, id);
        return Event.of(EventType.ORDER_REJECTED, OrderDesk.SOURCE, id, TraceContext.current(),
                new OrderRejected(id, order.customerId(), order.lines(), order.total(), reason));
    }

    /** Returns those that moved. One that is past the change, because it was cancelled meanwhile, stays as it is. */
    private Map<UUID, String> move(List<InventoryUpdated> updates, Outcome outcome, OrderStatus status) throws SQLException {
        Map<UUID, String> reasons = new HashMap<>();
        updates.stream().filter(update -> update.outcome() == outcome)
                .forEach(update -> reasons.put(update.orderId(), update.reason()));
        if (reasons.isEmpty()) {
            return reasons;
        }
        var moved = orders.move(reasons, status);
        if (moved.size() < reasons.size() && !orders.allExist(reasons.keySet())) {
            throw new OrderNotVisibleException("not all orders are visible yet: " + reasons.keySet());
        }
        reasons.keySet().retainAll(moved);
        return reasons;
    }
}
