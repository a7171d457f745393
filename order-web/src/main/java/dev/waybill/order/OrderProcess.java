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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        List<Event<InventoryUpdated>> updates = inbox.unseen(CONSUMER, events).stream()
                .flatMap(event -> event.as(InventoryUpdated.class)).toList();
        move(updates, Outcome.RESERVED, OrderStatus.RESERVED);
        outbox.publish(move(updates, Outcome.REJECTED, OrderStatus.REJECTED).stream().map(this::rejected).toList());
    }

    /** Only what never changes is loaded: JPA may read on a connection that does not see this transaction's SQL. */
    private Event<?> rejected(Event<InventoryUpdated> cause) {
        UUID id = cause.data().orderId();
        CustomerOrder order = entities.find(CustomerOrder.class, id);
        return Event.of(EventType.ORDER_REJECTED, OrderDesk.SOURCE, id, TraceContext.childOf(cause.traceparent()),
                new OrderRejected(id, order.customerId(), order.lines(), order.total(), cause.data().reason()));
    }

    /** Returns those whose order moved. One that is past the change, because it was cancelled meanwhile, stays as it is. */
    private List<Event<InventoryUpdated>> move(List<Event<InventoryUpdated>> updates, Outcome outcome, OrderStatus status)
            throws SQLException {
        List<Event<InventoryUpdated>> due = updates.stream().filter(event -> event.data().outcome() == outcome).toList();
        if (due.isEmpty()) {
            return due;
        }
        Map<UUID, String> reasons = new HashMap<>();
        due.forEach(event -> reasons.put(event.data().orderId(), event.data().reason()));
        Set<UUID> moved = orders.move(reasons, status);
        if (moved.size() < reasons.size() && !orders.allExist(reasons.keySet())) {
            throw new OrderNotVisibleException("not all orders are visible yet: " + reasons.keySet());
        }
        return due.stream().filter(event -> moved.remove(event.data().orderId())).toList();
    }
}
