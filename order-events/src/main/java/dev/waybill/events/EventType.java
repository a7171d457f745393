package dev.waybill.events;

import java.util.Arrays;
import java.util.Optional;

/** What happened, in which major version, carried by which channel. Additive changes stay in a version. */
public enum EventType {
    ORDER_CREATED("order.created", 1, OrderCreated.class, Channel.ORDER_EVENTS),
    ORDER_CONFIRMED("order.confirmed", 1, OrderConfirmed.class, Channel.ORDER_EVENTS),
    ORDER_REJECTED("order.rejected", 1, OrderRejected.class, Channel.ORDER_EVENTS),
    ORDER_CANCELLED("order.cancelled", 1, OrderCancelled.class, Channel.ORDER_EVENTS),
    INVENTORY_UPDATED("inventory.updated", 1, InventoryUpdated.class, Channel.INVENTORY_EVENTS),
    CHARGE_REQUESTED("payment.charge.requested", 1, PaymentRequested.class, Channel.PAYMENT_REQUESTS),
    REFUND_REQUESTED("payment.refund.requested", 1, PaymentRequested.class, Channel.PAYMENT_REQUESTS),
    PAYMENT_COMPLETED("payment.completed", 1, PaymentCompleted.class, Channel.PAYMENT_EVENTS),
    PAYMENT_FAILED("payment.failed", 1, PaymentFailed.class, Channel.PAYMENT_EVENTS),
    PAYMENT_REFUNDED("payment.refunded", 1, PaymentRefunded.class, Channel.PAYMENT_EVENTS),
    EMAIL_REQUESTED("notification.email.requested", 1, NotificationRequested.class, Channel.NOTIFICATION_EMAIL),
    PUSH_REQUESTED("notification.push.requested", 1, NotificationRequested.class, Channel.NOTIFICATION_PUSH);

    private final String type;
    private final int version;
    private final Class<? extends Record> data;
    private final Channel channel;

    EventType(String type, int version, Class<? extends Record> data, Channel channel) {
        this.type = type;
        this.version = version;
        this.data = data;
        this.channel = channel;
    }

    /** The CloudEvents {@code type}. */
    public String type() {
        return type;
    }

    public int version() {
        return version;
    }

    public Class<? extends Record> data() {
        return data;
    }

    public Channel channel() {
        return channel;
    }

    /** The CloudEvents {@code dataschema}: the {@code $id} of the JSON Schema under {@code schemas/}. */
    public String dataSchema() {
        return "urn:waybill:schemas:" + schemaFile();
    }

    public String schemaFile() {
        return type + ".v" + version + ".json";
    }

    static Optional<EventType> find(String type, String dataSchema) {
        return Arrays.stream(values()).filter(t -> t.type.equals(type) && t.dataSchema().equals(dataSchema)).findAny();
    }
}
