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

    private static final long MILLISECONDS = 0xFFFF_FFFF_FFFF_0000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long AFTER_VERSION = 0x0FFFL;

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

    /**
     * The same for the same event, so that a repetition is recognised, and of the event's time, because rows with ids at random
     * would each touch another page of the index (UUIDv8, RFC 9562: the milliseconds of a UUIDv7 before bits of a UUIDv5).
     */
    UUID notificationId(UUID eventId) {
        UUID name = UuidCreator.getNameBasedSha1(eventId, name());
        return new UUID(eventId.getMostSignificantBits() & MILLISECONDS | VERSION_8 | name.getMostSignificantBits() & AFTER_VERSION,
                name.getLeastSignificantBits());
    }
}
