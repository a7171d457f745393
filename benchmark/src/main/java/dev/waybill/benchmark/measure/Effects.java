package dev.waybill.benchmark.measure;

import dev.waybill.benchmark.system.Notified;
import dev.waybill.benchmark.system.Orders;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * The client's record of what was accepted, held against what the database has.
 *
 * @param piecesMissing that should have been taken from the stock
 * @param piecesTooMany that should not
 */
record Effects(int lost, int doubled, long piecesMissing, long piecesTooMany) {
    /**
     * @param accepted ids by number of the order
     * @param before   pieces taken by product before the first order
     */
    static Effects of(Map<Integer, UUID> accepted, Map<UUID, Notified> notified, Map<Integer, Long> before,
            Map<Integer, Long> after) {
        Collection<UUID> ids = accepted.values();
        Map<Integer, Long> wanted = Orders.pieces(accepted.keySet());
        long missing = 0;
        long tooMany = 0;
        for (int product : after.keySet()) {
            long difference = after.get(product) - before.get(product) - wanted.getOrDefault(product, 0L);
            missing += Math.max(0, -difference);
            tooMany += Math.max(0, difference);
        }
        return new Effects((int) ids.stream().filter(id -> notified.getOrDefault(id, Notified.NEVER).isLost()).count(),
                (int) ids.stream().filter(id -> notified.getOrDefault(id, Notified.NEVER).isDoubled()).count(), missing, tooMany);
    }
}
