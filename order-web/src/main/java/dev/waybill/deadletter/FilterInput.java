package dev.waybill.deadletter;

import dev.waybill.messaging.deadletter.DeadLetterFilter;

/**
 * Which letters; a field that is missing matches all.
 *
 * @param reason what the reason contains
 */
public record FilterInput(String consumer, String type, String orderId, String reason) {
    DeadLetterFilter filter() {
        return new DeadLetterFilter(consumer, type, orderId, reason);
    }

    static FilterInput of(DeadLetterFilter filter) {
        return filter == null ? null : new FilterInput(filter.consumer(), filter.type(), filter.subject(), filter.reason());
    }
}
