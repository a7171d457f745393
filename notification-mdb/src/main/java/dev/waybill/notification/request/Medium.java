package dev.waybill.notification.request;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.waybill.events.EventType;
import dev.waybill.notification.contact.Contact;
import java.util.UUID;
import java.util.function.Function;

/** A way to tell customers something. The names stand in {@code notification.notification}. */
enum Medium {
    EMAIL(EventType.EMAIL_REQUESTED, Contact::email),
    PUSH(EventType.PUSH_REQUESTED, Contact::customerId);

    private final EventType request;
    private final Function<Contact, String> recipient;

    Medium(EventType request, Function<Contact, String> recipient) {
        this.request = request;
        this.recipient = recipient;
    }

    EventType request() {
        return request;
    }

    String recipient(Contact contact) {
        return recipient.apply(contact);
    }

    /** The same for the same event, so that a repetition is recognised (UUIDv5, RFC 9562). */
    UUID notificationId(UUID eventId) {
        return UuidCreator.getNameBasedSha1(eventId, name());
    }
}
