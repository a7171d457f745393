package dev.waybill.events;

import java.util.List;
import java.util.Objects;

/** What inventory says to a {@link QuoteRequest}, item by item in the order of the request; true in that moment alone. */
public record QuoteReply(List<Item> items) {
    public QuoteReply {
        items = List.copyOf(items);
    }

    /**
     * @param available  pieces that can be reserved, 0 or more
     * @param sufficient whether they are enough for the quantity that was asked for
     */
    public record Item(String productId, int available, boolean sufficient) {
        public Item {
            Objects.requireNonNull(productId, "productId");
            if (available < 0) {
                throw new IllegalArgumentException("available is " + available);
            }
        }
    }
}
