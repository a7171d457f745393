package dev.waybill.order;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderConfirmed;
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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Moves orders on as the other modules report: the process of an order (Process Manager), in one place. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class OrderProcess implements EventHandler {
    static final String CONSUMER = "order";

    @Inject
    Inbox inbox;
    @Inject
    OrderTable orders;
    @Inject
    Outbox outbox;
    /** Payment reads it too. */
    @Inject
    @ConfigProperty(name = "waybill.payment.required", defaultValue = "true")
    boolean paymentRequired;

    @Override
    public void handle(List<Event<?>> events) throws SQLException {
        List<OrderStep> steps = inbox.unseen(CONSUMER, events).stream().flatMap(event -> OrderStep.of(event, paymentRequired)).toList();
        List<Event<?>> news = new ArrayList<>();
        for (OrderStatus to : OrderStatus.values()) {
            List<OrderStep> moved = move(to, steps.stream().filter(step -> step.to() == to).toList());
            if (to != OrderStatus.RESERVED && !moved.isEmpty()) {
                Map<UUID, OrderContent> contents = orders.contents(moved.stream().map(OrderStep::orderId).toList());
                moved.forEach(step -> news.add(news(step, contents.get(step.orderId()))));
            }
        }
        outbox.publish(news);
    }

    private static Event<?> news(OrderStep step, OrderContent order) {
        return switch (step.to()) {
            case CONFIRMED -> event(EventType.ORDER_CONFIRMED, step,
                    new OrderConfirmed(order.id(), order.customerId(), order.lines(), order.total()));
            case REJECTED -> event(EventType.ORDER_REJECTED, step,
                    new OrderRejected(order.id(), order.customerId(), order.lines(), order.total(), step.reason()));
            case CANCELLED -> event(EventType.ORDER_CANCELLED, step,
                    new OrderCancelled(order.id(), order.customerId(), order.lines(), order.total(), false, step.reason()));
            case PENDING, RESERVED -> throw new IllegalArgumentException(step.to() + " is no news");
        };
    }

    private static <T extends Record> Event<T> event(EventType type, OrderStep step, T data) {
        return Event.of(type, OrderDesk.SOURCE, step.orderId(), TraceContext.childOf(step.traceparent()), data);
    }

    /** Returns the steps that were made. An order that is past one, because it was cancelled meanwhile, stays as it is. */
    private List<OrderStep> move(OrderStatus to, List<OrderStep> steps) throws SQLException {
        if (steps.isEmpty()) {
            return steps;
        }
        Map<UUID, OrderStep> byOrder = new LinkedHashMap<>();
        steps.forEach(step -> byOrder.putIfAbsent(step.orderId(), step));
        Set<UUID> moved = orders.move(to, byOrder.values());
        if (moved.size() < byOrder.size() && !orders.allExist(byOrder.keySet())) {
            throw new OrderNotVisibleException("not all orders are visible yet: " + byOrder.keySet());
        }
        byOrder.keySet().retainAll(moved);
        return List.copyOf(byOrder.values());
    }
}
