package dev.waybill.deadletter;

import dev.waybill.messaging.deadletter.DeadLetterFilter;
import dev.waybill.rest.PlainText;
import jakarta.validation.constraints.Size;

/**
 * Which letters; a field that is missing matches all.
 *
 * @param reason what the reason contains
 */
public record FilterInput(@PlainText @Size(max = LONGEST) String consumer, @PlainText @Size(max = LONGEST) String type,
                          @PlainText @Size(max = LONGEST) String orderId, @PlainText @Size(max = LONGEST) String reason) {
    private static final int LONGEST = 500;

    DeadLetterFilter filter() {
        return new DeadLetterFilter(consumer, type, orderId, reason);
    }

    static FilterInput of(DeadLetterFilter filter) {
        return filter == null ? null : new FilterInput(filter.consumer(), filter.type(), filter.subject(), filter.reason());
    }
}
