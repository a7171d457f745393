package dev.waybill.order;

import dev.waybill.events.Event;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCreated;
import dev.waybill.messaging.listener.EventHandler;
import dev.waybill.messaging.outbox.Outbox;
import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings back, from the broker's history, orders and cancellations that the database has lost, under the events that they
 * had: whoever knows such an event does nothing. An order goes its way again from the start. What the database knows stays
 * as it is, so the history may come any number of times.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class OrderRestoration implements EventHandler {
    private static final Logger LOG = Logger.getLogger(OrderRestoration.class.getName());

    @Inject
    OrderTable orders;
    @Inject
    OrderDesk desk;
    @Inject
    Outbox outbox;

    @Override
    public void handle(List<Event<?>> events) throws SQLException {
        Set<UUID> known = orders.existing(events.stream().map(Event::subject).toList());
        List<Event<?>> again = new ArrayList<>();
        for (Event<?> event : events) {
            if (event.data() instanceof OrderCreated created && known.add(created.orderId())) {
                orders.insert(List.of(new NewOrder(created.orderId(), created.customerId(), created.lines(), created.total(),
                        created.paymentMethod(), event.time())));
                again.add(event);
                LOG.log(Level.WARNING, "Order {0} was lost, and is restored from the history of the broker", created.orderId());
            }
        }
        for (Event<OrderCancelled> event : events.stream().flatMap(event -> event.as(OrderCancelled.class)).toList()) {
            cancel(event, known);
        }
        outbox.publish(again);
    }

    private void cancel(Event<OrderCancelled> cancelled, Set<UUID> known) throws SQLException {
        UUID order = cancelled.subject();
        if (!known.contains(order)) {
            throw new OrderNotVisibleException("the history has not brought order " + order + " yet");
        }
        OrderStatus status = desk.find(order).orElseThrow().status();
        if (OrderStatus.WAITING.contains(status)) {
            // It may have been charged. Payment must find that first, or it would give nothing back.
            throw new OrderNotVisibleException("order " + order + " was called off, and has not gone its way again so far");
        }
        if (status != OrderStatus.CANCELLED && status != OrderStatus.REJECTED) {
            desk.cancelAgain(cancelled);
            LOG.log(Level.WARNING, "The cancellation of order {0} was lost, and is made again", order);
        }
    }
}
