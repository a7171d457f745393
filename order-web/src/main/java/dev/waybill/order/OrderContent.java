package dev.waybill.order;

import dev.waybill.events.Money;
import dev.waybill.events.OrderLine;
import java.util.List;
import java.util.UUID;

/** What never changes about an order. */
record OrderContent(UUID id, String customerId, List<OrderLine> lines, Money total) {
}
