package dev.waybill.messaging.listener;

import dev.waybill.events.Event;
import java.util.List;

/**
 * What a consumer does with events. Called in the receipt's transaction, which is the broker's alone: an implementation
 * that changes the database does so in one of its own ({@code REQUIRES_NEW}), with the inbox. It throws where it has not
 * done its work.
 */
@FunctionalInterface
public interface EventHandler {
    /** Handles events of one message, in their order: all or none. */
    void handle(List<Event<?>> events) throws Exception;
}
