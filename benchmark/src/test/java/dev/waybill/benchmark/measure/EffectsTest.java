package dev.waybill.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.benchmark.system.Notified;
import dev.waybill.benchmark.system.Orders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EffectsTest {
    private final Map<Integer, UUID> accepted = Map.of(0, UUID.randomUUID(), 1, UUID.randomUUID(), 2, UUID.randomUUID());
    private final Map<UUID, Notified> notified = new HashMap<>();
    private final Map<Integer, Long> before = new HashMap<>();
    private final Map<Integer, Long> after = new HashMap<>();

    EffectsTest() {
        accepted.values().forEach(order -> notified.put(order, new Notified(1, 1)));
        for (int product = 1; product <= Orders.PRODUCTS; product++) {
            before.put(product, 7L);
            after.put(product, 7 + Orders.pieces(accepted.keySet()).getOrDefault(product, 0L));
        }
    }

    @Test
    void nothingIsWrong() {
        assertThat(effects()).isEqualTo(new Effects(0, 0, 0, 0));
    }

    @Test
    void lostAndDoubledAreFound() {
        notified.remove(accepted.get(0));
        notified.put(accepted.get(1), new Notified(1, 2));
        notified.put(accepted.get(2), new Notified(0, 3));
        assertThat(effects()).isEqualTo(new Effects(2, 2, 0, 0));
    }

    @Test
    void stockIsHeldAgainstTheClientsRecord() {
        Orders.Line line = Orders.lines(1).get(0);
        after.merge(line.product(), (long) -line.quantity(), Long::sum);
        after.merge(line.product() + 1, 5L, Long::sum);
        assertThat(effects()).isEqualTo(new Effects(0, 0, line.quantity(), 5));
    }

    @Test
    void ordersAreTheSameEveryTimeWithTwoDifferentProducts() {
        for (int order = 0; order < 50_000; order += 7) {
            List<Orders.Line> lines = Orders.lines(order);
            assertThat(lines.get(0).product()).isBetween(1, Orders.PRODUCTS).isNotEqualTo(lines.get(1).product());
            assertThat(lines.get(1).product()).isBetween(1, Orders.PRODUCTS);
        }
    }

    private Effects effects() {
        return Effects.of(accepted, notified, before, after);
    }
}
