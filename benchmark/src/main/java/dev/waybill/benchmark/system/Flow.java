package dev.waybill.benchmark.system;

import java.util.List;

/** Which of Waybill's consumers work. */
public enum Flow {
    /** What the other design does: stock, record of an e-mail, record of a push. */
    SAME(List.of(
            new Subscription("order.events", "payment.order-events"),
            new Subscription("order.events", "analytics.order-events"),
            new Subscription("order.events", "timeline.order-events"),
            new Subscription("inventory.events", "payment.inventory-events"),
            new Subscription("inventory.events", "timeline.inventory-events"),
            new Subscription("payment.events", "order.payment-events"),
            new Subscription("payment.events", "analytics.payment-events"),
            new Subscription("payment.events", "timeline.payment-events"))),
    /** As shipped. */
    ALL(List.of());

    private final List<Subscription> off;

    Flow(List<Subscription> off) {
        this.off = off;
    }

    record Subscription(String address, String queue) {
    }

    /** Subscriptions that get no messages. */
    List<Subscription> off() {
        return off;
    }

    /** Else an order is confirmed by its reservation. */
    boolean paymentRequired() {
        return this == ALL;
    }
}
