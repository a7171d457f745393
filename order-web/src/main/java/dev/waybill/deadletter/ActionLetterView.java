package dev.waybill.deadletter;

import dev.waybill.messaging.deadletter.ActionLetter;
import java.time.Instant;
import java.util.UUID;

/**
 * What became of one letter.
 *
 * @param text        as it was; missing where it was put back unchanged
 * @param replacement what was put back instead, as {@code newEventId}
 */
public record ActionLetterView(String id, String consumer, String type, String orderId, String eventId, String reason,
                               Integer attempts, String state, Instant changedAt, UUID newEventId, String text,
                               String replacement) {
    static ActionLetterView of(ActionLetter letter) {
        return new ActionLetterView(letter.letterId(), letter.consumer(), letter.type(), letter.subject(), letter.eventId(),
                letter.reason(), letter.attempts(), letter.state().name(), letter.changedAt(), letter.newEventId(),
                letter.text(), letter.replacement());
    }
}
