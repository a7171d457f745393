package dev.waybill.quote;

import dev.waybill.events.Money;
import java.util.List;

/** @param total of all items; null where they have several currencies */
public record QuoteView(List<Item> items, Money total) {
    /**
     * @param available  pieces that can be reserved
     * @param sufficient whether they are enough
     */
    public record Item(String productId, String name, int quantity, int available, boolean sufficient, Money unitPrice,
                       Money lineTotal) {
    }

    static QuoteView of(List<Item> items) {
        boolean oneCurrency = items.stream().map(item -> item.lineTotal().currency()).distinct().count() == 1;
        return new QuoteView(items, oneCurrency ? items.stream().map(Item::lineTotal).reduce(Money::plus).orElseThrow() : null);
    }
}
