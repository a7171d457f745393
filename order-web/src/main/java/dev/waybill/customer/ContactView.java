package dev.waybill.customer;

/** A customer's contact. */
public record ContactView(String customerId, String name, String email, String locale) {
}
