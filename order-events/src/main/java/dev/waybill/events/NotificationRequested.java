package dev.waybill.events;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One thing to tell a customer, by one channel; carries all that is needed to send it.
 *
 * @param notificationId derived from the event that caused it, so that a repetition is recognised
 * @param recipient      an e-mail address, or the customer id for push
 * @param name           of the customer, for the salutation
 * @param locale         BCP 47 language tag
 * @param reason         why an order ended, else null
 */
public record NotificationRequested(UUID notificationId, UUID orderId, String customerId, String recipient, String name,
                                    String locale, Subject about, List<OrderLine> lines, Money total, String reason) {
    /** What the customer is told. */
    public enum Subject { ORDER_CONFIRMED, ORDER_REJECTED, ORDER_CANCELLED }

    public NotificationRequested {
        Objects.requireNonNull(notificationId, "notificationId");
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(total, "total");
        lines = List.copyOf(lines);
    }
}
