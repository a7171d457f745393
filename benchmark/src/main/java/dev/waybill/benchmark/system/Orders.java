package dev.waybill.benchmark.system;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same orders every time and for every system: two different products of a hundred each. */
public final class Orders {
    public static final int PRODUCTS = 100;
    public static final int STOCK = 1_000_000_000;

    private Orders() {
    }

    /** @param product from 1 */
    public record Line(int product, int quantity) {
    }

    /** Both lines of an order. */
    public static List<Line> lines(int order) {
        int first = Math.floorMod(order * 7919L, PRODUCTS);
        int second = Math.floorMod(first + 1 + Math.floorMod(order * 104729L, PRODUCTS - 1), PRODUCTS);
        return List.of(new Line(first + 1, 1 + order % 3), new Line(second + 1, 1 + order % 2));
    }

    /** Pieces that these orders take, by product. */
    public static Map<Integer, Long> pieces(Collection<Integer> orders) {
        Map<Integer, Long> pieces = new HashMap<>();
        orders.forEach(order -> lines(order).forEach(line -> pieces.merge(line.product(), (long) line.quantity(), Long::sum)));
        return pieces;
    }
}
