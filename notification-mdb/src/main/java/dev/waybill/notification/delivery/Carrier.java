package dev.waybill.notification.delivery;

import dev.waybill.events.Event;
import dev.waybill.events.NotificationRequested;

/** Takes notifications out of the system. */
@FunctionalInterface
public interface Carrier {
    /** Throws where the carrier cannot be reached at all. */
    Connection connect() throws Exception;

    /** Open for the notifications of one message. */
    @FunctionalInterface
    interface Connection extends AutoCloseable {
        /** Hands one over, under an id that is the same for the same notification; throws where it is to be tried again. */
        Outcome deliver(Event<NotificationRequested> event) throws Exception;

        @Override
        default void close() {
        }
    }
}
