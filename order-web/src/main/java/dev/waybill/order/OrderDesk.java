package dev.waybill.order;

import dev.waybill.catalogue.Catalogue;
import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCreated;
import dev.waybill.messaging.outbox.Outbox;
import dev.waybill.messaging.trace.TraceContext;
import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes orders, shows them, calls them off. What a method did is committed when it returns, its event with it. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class OrderDesk {
    static final String SOURCE = "/waybill/order-web";

    @PersistenceContext(unitName = "orders")
    EntityManager entities;
    @Inject
    Catalogue catalogue;
    @Inject
    OrderTable orders;
    @Inject
    IdempotencyKeys keys;
    @Inject
    Outbox outbox;

    /** @param key of a request that may come again, or null: the same key with the same order gives the order of the first */
    public OrderView take(OrderInput input, String key) throws SQLException {
        NewOrder order = NewOrder.of(input, catalogue.find(input.items().stream().map(OrderInput.Item::productId).distinct().toList()));
        Optional<UUID> before = key == null ? Optional.empty() : keys.claim(key, input, order.id());
        if (before.isPresent()) {
            return find(before.get()).orElseThrow();
        }
        orders.insert(order);
        outbox.publish(List.of(Event.of(EventType.ORDER_CREATED, SOURCE, order.id(), TraceContext.current(),
                new OrderCreated(order.id(), order.customerId(), order.lines(), order.total()))));
        return OrderView.of(order);
    }

    public Optional<OrderView> find(UUID id) {
        return Optional.ofNullable(entities.find(CustomerOrder.class, id)).map(OrderView::of);
    }

    /** Newest first, those before {@code cursor}; null means any. */
    public List<OrderView> list(String customerId, OrderStatus status, UUID cursor, int limit) {
        var query = entities.createQuery("select o from CustomerOrder o where 1 = 1"
                + (customerId == null ? "" : " and o.customerId = :customer") + (status == null ? "" : " and o.status = :status")
                + (cursor == null ? "" : " and o.id < :cursor") + " order by o.id desc", CustomerOrder.class);
        if (customerId != null) {
            query.setParameter("customer", customerId);
        }
        if (status != null) {
            query.setParameter("status", status);
        }
        if (cursor != null) {
            query.setParameter("cursor", cursor);
        }
        return query.setMaxResults(limit).getResultStream().map(OrderView::of).toList();
    }

    /** Throws {@link TooLateException} where the order has ended otherwise; a second cancellation changes nothing. */
    public OrderView cancel(UUID id, String reason) throws SQLException {
        CustomerOrder order = entities.find(CustomerOrder.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (order == null) {
            throw ProblemException.notFound("There is no order " + id);
        }
        if (order.cancel(reason)) {
            outbox.publish(List.of(Event.of(EventType.ORDER_CANCELLED, SOURCE, id, TraceContext.current(),
                    new OrderCancelled(id, order.customerId(), order.lines(), order.total(), reason))));
        }
        return OrderView.of(order);
    }
}
