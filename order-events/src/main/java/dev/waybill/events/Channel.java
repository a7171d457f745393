package dev.waybill.events;

/** An address of the broker that carries events; declared in {@code artemis-config}, never created on the fly. */
public enum Channel {
    ORDER_EVENTS("order.events", Kind.TOPIC),
    INVENTORY_EVENTS("inventory.events", Kind.TOPIC),
    PAYMENT_EVENTS("payment.events", Kind.TOPIC),
    PAYMENT_REQUESTS("payment.requests", Kind.QUEUE),
    NOTIFICATION_EMAIL("notification.email", Kind.QUEUE),
    NOTIFICATION_PUSH("notification.push", Kind.QUEUE),
    /** Copies of the broker's history, for the figures alone. */
    ANALYTICS_REPLAY("analytics.replay", Kind.QUEUE),
    /** Copies of the broker's history, for orders that the database has lost. */
    ORDER_REPLAY("order.replay", Kind.QUEUE);

    /** Publish-subscribe or point-to-point channel. */
    public enum Kind { TOPIC, QUEUE }

    private final String address;
    private final Kind kind;

    Channel(String address, Kind kind) {
        this.address = address;
        this.kind = kind;
    }

    public String address() {
        return address;
    }

    public Kind kind() {
        return kind;
    }

    /** Where its events lie that were given up. */
    public String deadLetterAddress() {
        return address + ".dead-letters";
    }
}
