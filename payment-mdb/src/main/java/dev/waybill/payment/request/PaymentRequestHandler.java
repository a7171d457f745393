package dev.waybill.payment.request;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.InventoryUpdated;
import dev.waybill.events.InventoryUpdated.Outcome;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.PaymentRequested;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Requests a charge for orders that have their stock, a refund for those that were called off and may have been charged. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class PaymentRequestHandler implements EventHandler {
    static final String CONSUMER = "payment";
    private static final String SOURCE = "/waybill/payment";

    @Inject
    Inbox inbox;
    @Inject
    RequestTable table;
    @Inject
    Outbox outbox;
    /** Without it orders are confirmed by their stock alone. */
    @Inject
    @ConfigProperty(name = "waybill.payment.required", defaultValue = "true")
    boolean required;

    @Override
    public void handle(List<Event<?>> events) throws SQLException {
        Map<UUID, Event<PaymentRequested>> charges = new LinkedHashMap<>();
        Map<UUID, Event<PaymentRequested>> refunds = new LinkedHashMap<>();
        for (Event<?> event : inbox.unseen(CONSUMER, events)) {
            if (required && event.data() instanceof InventoryUpdated stock && stock.outcome() == Outcome.RESERVED) {
                charges.putIfAbsent(stock.orderId(), request(EventType.CHARGE_REQUESTED, event,
                        new PaymentRequested(stock.orderId(), stock.customerId(), stock.total(), stock.paymentMethod())));
            } else if (event.data() instanceof OrderCancelled order) {
                refunds.putIfAbsent(order.orderId(), request(EventType.REFUND_REQUESTED, event,
                        new PaymentRequested(order.orderId(), order.customerId(), order.total(), null)));
            }
        }
        publish(charges, table.request(payments(charges)));
        publish(refunds, table.cancel(payments(refunds)));
    }

    private void publish(Map<UUID, Event<PaymentRequested>> requests, Set<UUID> due) throws SQLException {
        requests.keySet().retainAll(due);
        outbox.publish(List.copyOf(requests.values()));
    }

    private static List<PaymentRequested> payments(Map<UUID, Event<PaymentRequested>> requests) {
        return requests.values().stream().map(Event::data).toList();
    }

    private static Event<PaymentRequested> request(EventType type, Event<?> cause, PaymentRequested data) {
        return Event.of(type, SOURCE, data.orderId(), TraceContext.childOf(cause.traceparent()), data);
    }
}
