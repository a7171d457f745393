package dev.waybill.order;

import dev.waybill.events.Event;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCreated;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings back, from the broker's history, orders and cancellations that the database has lost. An order goes its way
 * again from the start, under the event that it had: whoever knows that event does nothing. What the database knows
 * stays as it is, so the history may come any number of times.
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
        for (Event<?> event : events) {
            if (event.data() instanceof OrderCancelled cancelled) {
                cancel(cancelled, event.traceparent(), known);
            }
        }
        outbox.publish(again);
    }

    private void cancel(OrderCancelled cancelled, String traceparent, Set<UUID> known) throws SQLException {
        if (!known.contains(cancelled.orderId())) {
            throw new OrderNotVisibleException("the history has not brought order " + cancelled.orderId() + " yet");
        }
        OrderStatus status = desk.find(cancelled.orderId()).orElseThrow().status();
        if (status != OrderStatus.CANCELLED && status != OrderStatus.REJECTED) {
            desk.cancel(cancelled.orderId(), cancelled.reason(), TraceContext.childOf(traceparent));
            LOG.log(Level.WARNING, "The cancellation of order {0} was lost, and is made again", cancelled.orderId());
        }
    }
}
