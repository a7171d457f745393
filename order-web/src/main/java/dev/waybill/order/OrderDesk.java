package dev.waybill.order;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.OrderCancelled;
import dev.waybill.messaging.outbox.Outbox;
import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Shows orders, calls them off. What a method did is committed when it returns, its event with it. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class OrderDesk {
    static final String SOURCE = "/waybill/order-web";

    @PersistenceContext(unitName = "orders")
    EntityManager entities;
    @Inject
    IdempotencyKeys keys;
    @Inject
    Outbox outbox;

    /** The order that this key has brought before: a repetition gets it, whatever became of catalogue and prices since. */
    public Optional<OrderView> takenBefore(OrderInput input, String key) throws SQLException {
        return key == null ? Optional.empty() : keys.find(key, input).flatMap(this::find);
    }

    public Optional<OrderView> find(UUID id) {
        return Optional.ofNullable(entities.find(CustomerOrder.class, id)).map(OrderView::of);
    }

    /**
     * Newest first; null means any.
     *
     * @param waitingSince those alone that have waited in their state since before that time
     * @param cursor       those before this order
     */
    public List<OrderView> list(String customerId, OrderStatus status, OffsetDateTime waitingSince, UUID cursor, int limit) {
        var ids = entities.createQuery("select o.id from CustomerOrder o where 1 = 1"
                + (customerId == null ? "" : " and o.customerId = :customer") + (status == null ? "" : " and o.status = :status")
                + (waitingSince == null ? "" : " and o.status in :waiting and o.updatedAt < :since")
                + (cursor == null ? "" : " and o.id < :cursor") + " order by o.id desc", UUID.class);
        if (customerId != null) {
            ids.setParameter("customer", customerId);
        }
        if (status != null) {
            ids.setParameter("status", status);
        }
        if (waitingSince != null) {
            ids.setParameter("waiting", OrderStatus.WAITING);
            ids.setParameter("since", waitingSince);
        }
        if (cursor != null) {
            ids.setParameter("cursor", cursor);
        }
        return withLines(ids.setMaxResults(limit).getResultList()).stream().map(OrderView::of).toList();
    }

    /** All lines with one query, not one query for each order. */
    private List<CustomerOrder> withLines(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : entities.createQuery("""
                select distinct o from CustomerOrder o join fetch o.lines where o.id in :ids order by o.id desc""", CustomerOrder.class)
                .setParameter("ids", ids).getResultList();
    }

    /** Throws {@link TooLateException} where the order has ended otherwise; a second cancellation changes nothing. */
    public OrderView cancel(UUID id, String reason, String traceparent) throws SQLException {
        return cancel(id, reason, data -> Event.of(EventType.ORDER_CANCELLED, SOURCE, id, traceparent, data));
    }

    /** Makes a cancellation again that the database has lost, as the event that it was; its data are those of the order now. */
    public void cancelAgain(Event<OrderCancelled> lost) throws SQLException {
        cancel(lost.subject(), lost.data().reason(), data -> new Event<>(lost.id(), lost.type(), lost.source(), lost.subject(),
                lost.time(), lost.traceparent(), data));
    }

    private OrderView cancel(UUID id, String reason, Function<OrderCancelled, Event<OrderCancelled>> event) throws SQLException {
        CustomerOrder order = entities.find(CustomerOrder.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (order == null) {
            throw ProblemException.notFound("There is no order " + id);
        }
        boolean confirmed = order.status() == OrderStatus.CONFIRMED;
        if (order.cancel(reason)) {
            outbox.publish(List.of(event.apply(
                    new OrderCancelled(id, order.customerId(), order.lines(), order.total(), confirmed, reason))));
        }
        return OrderView.of(order);
    }
}
