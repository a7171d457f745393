package dev.waybill.events;

import java.util.Objects;

/**
 * One line of an order, as it was when the order was taken.
 *
 * @param quantity 1 or more
 */
public record OrderLine(String productId, String name, int quantity, Money unitPrice) {
    public OrderLine {
        Objects.requireNonNull(productId, "productId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unitPrice, "unitPrice");
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity is " + quantity);
        }
    }
}
