package dev.waybill.events;

import java.util.List;
import java.util.Objects;

/** Asks inventory whether these products can be had, each named once; nothing is reserved. */
public record QuoteRequest(List<Item> items) {
    /** The queue that such requests go to; its name in the broker. */
    public static final String QUEUE = "inventory.quotes";

    public QuoteRequest {
        items = List.copyOf(items);
    }

    /** @param quantity 1 or more */
    public record Item(String productId, int quantity) {
        public Item {
            Objects.requireNonNull(productId, "productId");
            if (quantity < 1) {
                throw new IllegalArgumentException("quantity is " + quantity);
            }
        }
    }
}
