package dev.waybill.benchmark.ceiling;

/**
 * How often a second something can be done at most.
 *
 * @param unit             what was counted
 * @param ordersPerSecond  how many orders that is
 */
public record Ceiling(String name, double perSecond, String unit, double ordersPerSecond) {
    static final String FLUSHES = "flushes";

    /** Flushes to the disk as orders, once it is known how many of them an order needs. */
    public Ceiling perOrder(double flushes) {
        return unit.equals(FLUSHES) && flushes > 0 ? new Ceiling(name, perSecond, unit, perSecond / flushes) : this;
    }
}
