package dev.waybill.notification.contact;

import java.util.Objects;

/**
 * How a customer is reached.
 *
 * @param locale BCP 47 language tag
 */
public record Contact(String customerId, String name, String email, String locale) {
    public Contact {
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(locale, "locale");
    }
}
