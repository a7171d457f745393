package dev.waybill.messaging.deadletter;

import java.time.Instant;
import java.util.UUID;

/**
 * One letter of an action.
 *
 * @param reason      why it had failed
 * @param text        its body as it was, kept where the action does not put it back
 * @param replacement the body that is put back instead, with {@code newEventId}; else null
 */
public record ActionLetter(int position, String letterId, String consumer, String eventId, String type, String subject,
                           String reason, Integer attempts, String text, String replacement, UUID newEventId, State state,
                           Instant changedAt) {
    /** See {@link DeadLetterAction}; started is what the broker is being told to move. */
    public enum State { PLANNED, STARTED, DONE, PRESUMED_DONE, GONE }

    LetterId id() {
        return LetterId.parse(letterId).orElseThrow();
    }
}
