package dev.waybill.events;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What inventory did for an order, and what is left.
 *
 * @param total         of the order, for who charges it next
 * @param paymentMethod of the order, for the same; may be null
 * @param stock         what is left of each product of the order, afterwards
 * @param reason        why it was rejected, else null
 */
public record InventoryUpdated(UUID orderId, String customerId, Outcome outcome, Money total, String paymentMethod,
                               List<StockLeft> stock, String reason) {
    /** All lines were reserved, none was, or a reservation was given back. */
    public enum Outcome { RESERVED, REJECTED, RELEASED }

    /** @param available pieces that can still be reserved, 0 or more */
    public record StockLeft(String productId, int available) {
        public StockLeft {
            Objects.requireNonNull(productId, "productId");
        }
    }

    public InventoryUpdated {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(total, "total");
        stock = List.copyOf(stock);
        if (outcome == Outcome.REJECTED && reason == null) {
            throw new IllegalArgumentException("a rejection needs its reason");
        }
    }
}
