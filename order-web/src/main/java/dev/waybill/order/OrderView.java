package dev.waybill.order;

import dev.waybill.events.Money;
import dev.waybill.events.OrderLine;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** An order as a client sees it. */
public record OrderView(UUID id, String customerId, OrderStatus status, String reason, List<OrderLine> lines, Money total,
                        OffsetDateTime createdAt, OffsetDateTime updatedAt) {
    static OrderView of(CustomerOrder order) {
        return new OrderView(order.id(), order.customerId(), order.status(), order.reason(), order.lines(), order.total(),
                order.createdAt(), order.updatedAt());
    }

    static OrderView of(NewOrder order) {
        return new OrderView(order.id(), order.customerId(), OrderStatus.PENDING, null, order.lines(), order.total(),
                order.createdAt(), order.createdAt());
    }
}
