package dev.waybill.notification.request;

import dev.waybill.events.Event;
import dev.waybill.events.NotificationRequested;
import dev.waybill.messaging.trace.TraceContext;
import dev.waybill.notification.contact.Contact;
import java.util.UUID;

/**
 * News for one customer by one medium.
 *
 * @param contact     null where the customer has none
 * @param traceparent a span of the event's trace
 */
record Notification(UUID id, Medium medium, OrderNews news, Contact contact, String traceparent) {
    static final String NO_CONTACT = "no contact";
    private static final String SOURCE = "/waybill/notification";

    Notification(Medium medium, OrderNews news, Contact contact) {
        this(medium.notificationId(news.eventId()), medium, news, contact, TraceContext.childOf(news.traceparent()));
    }

    boolean canBeSent() {
        return contact != null;
    }

    String recipient() {
        return canBeSent() ? medium.recipient(contact) : null;
    }

    String status() {
        return canBeSent() ? "QUEUED" : "SKIPPED";
    }

    String reason() {
        return canBeSent() ? null : NO_CONTACT;
    }

    Event<NotificationRequested> request() {
        return Event.of(medium.request(), SOURCE, news.orderId(), traceparent, new NotificationRequested(id, news.orderId(),
                news.customerId(), recipient(), contact.name(), contact.locale(), news.about(), news.lines(), news.total(),
                news.reason()));
    }
}
