package dev.waybill.notification.contact;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The contacts of customers; who writes one has checked it. Joins the caller's transaction. */
public interface Contacts {
    Optional<Contact> find(String customerId);

    /** Those that exist, by customer id. */
    Map<String, Contact> findAll(Set<String> customerIds);

    /** Adds the contact, or replaces the customer's former one. */
    void put(Contact contact);
}
