package dev.waybill.deadletter;

import dev.waybill.messaging.deadletter.DeadLetter;
import java.time.Instant;

/**
 * A dead letter as operators see it; what is not known is missing.
 *
 * @param id   missing where only the console can handle it
 * @param text its body; missing in lists
 */
public record DeadLetterView(String id, String consumer, String queue, String type, String orderId, String eventId, int events,
                             String reason, Integer attempts, Instant firstFailedAt, Instant lastFailedAt, String text) {
    static DeadLetterView inList(DeadLetter letter) {
        return of(letter, null);
    }

    static DeadLetterView whole(DeadLetter letter) {
        return of(letter, letter.text());
    }

    private static DeadLetterView of(DeadLetter letter, String text) {
        var failure = letter.failure();
        String id = letter.id().isComplete() ? letter.id().toString() : null;
        return new DeadLetterView(id, letter.consumer(), letter.id().queue(), letter.type(), letter.subject(),
                letter.eventId(), letter.events(), letter.reason(), failure == null ? null : failure.attempts(),
                failure == null ? null : failure.firstAt(), failure == null ? null : failure.lastAt(), text);
    }
}
