package dev.waybill.events;

/** An address of the broker that carries events; declared in {@code artemis-config}, never created on the fly. */
public enum Channel {
    ORDER_EVENTS("order.events", Kind.TOPIC),
    INVENTORY_EVENTS("inventory.events", Kind.TOPIC),
    PAYMENT_EVENTS("payment.events", Kind.TOPIC),
    /** In no order: one that waits for the provider must not hold those behind it. */
    PAYMENT_REQUESTS("payment.requests", Kind.QUEUE, false),
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
    private final boolean ordered;

    Channel(String address, Kind kind) {
        this(address, kind, true);
    }

    Channel(String address, Kind kind, boolean ordered) {
        this.address = address;
        this.kind = kind;
        this.ordered = ordered;
    }

    public String address() {
        return address;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether its messages form groups by partition, so that events of one order are received one after the other. */
    public boolean ordered() {
        return ordered;
    }

    /** Where its events lie that were given up. */
    public String deadLetterAddress() {
        return address + ".dead-letters";
    }
}
