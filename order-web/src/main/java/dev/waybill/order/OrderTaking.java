package dev.waybill.order;

import dev.waybill.catalogue.Catalogue;
import dev.waybill.catalogue.Product;
import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.OrderCreated;
import dev.waybill.messaging.outbox.Outbox;
import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes a group of orders in one transaction, with one statement of each kind. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class OrderTaking {
    @Inject
    Catalogue catalogue;
    @Inject
    IdempotencyKeys keys;
    @Inject
    OrderTable table;
    @Inject
    Outbox outbox;

    /** All that can be taken is committed when it returns, each order with its event; what is refused hinders no other. */
    public TakenOrders take(List<OrderRequest> requests) throws SQLException {
        Map<String, Product> products = catalogue.find(requests.stream().flatMap(request -> request.input().items().stream())
                .map(OrderInput.Item::productId).collect(Collectors.toSet()));
        Map<UUID, ProblemException> refused = new HashMap<>();
        Map<OrderRequest, NewOrder> orders = new LinkedHashMap<>();
        for (OrderRequest request : requests) {
            try {
                orders.put(request, NewOrder.of(request, products));
            } catch (ProblemException refusal) {
                refused.put(request.id(), refusal);
            }
        }
        Set<UUID> claimed = keys.claim(orders.keySet());
        orders.keySet().removeIf(request -> !claimed.contains(request.id()));
        table.insert(orders.values());
        List<Event<?>> events = new ArrayList<>();
        orders.forEach((request, order) -> events.add(created(order, request.traceparent())));
        outbox.publish(events);
        return new TakenOrders(orders.values().stream().collect(Collectors.toMap(NewOrder::id, OrderView::of)), refused);
    }

    private static Event<OrderCreated> created(NewOrder order, String traceparent) {
        return Event.of(EventType.ORDER_CREATED, OrderDesk.SOURCE, order.id(), traceparent,
                new OrderCreated(order.id(), order.customerId(), order.lines(), order.total(), order.paymentMethod()));
    }
}
