package dev.waybill.inventory.reservation;

import dev.waybill.events.OrderLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Deals out stock to one order after the other, each all it wants or nothing. */
final class StockAllocation {
    private final Map<String, Integer> available;
    private final Map<String, Integer> taken = new TreeMap<>();

    StockAllocation(Map<String, Integer> available) {
        this.available = new HashMap<>(available);
    }

    /** The quantities of an order by product; two lines of one product count together. */
    static Map<String, Integer> wanted(List<OrderLine> lines) {
        Map<String, Integer> wanted = new TreeMap<>();
        lines.forEach(line -> wanted.merge(line.productId(), line.quantity(), Math::addExact));
        return wanted;
    }

    /** Null where all was taken; else nothing was, and the text tells the customer why. */
    String take(Map<String, Integer> wanted) {
        for (var line : wanted.entrySet()) {
            int left = available.getOrDefault(line.getKey(), 0);
            if (left < line.getValue()) {
                return "not enough stock of " + line.getKey() + ": " + line.getValue() + " ordered, " + left + " left";
            }
        }
        wanted.forEach((product, quantity) -> {
            available.merge(product, -quantity, Integer::sum);
            taken.merge(product, quantity, Integer::sum);
        });
        return null;
    }

    Map<String, Integer> available() {
        return available;
    }

    Map<String, Integer> taken() {
        return taken;
    }
}
