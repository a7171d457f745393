package dev.waybill.messaging.deadletter;

import dev.waybill.events.Channel;
import java.time.Instant;
import java.util.List;

/**
 * A message that was given up.
 *
 * @param events    how many it holds; 0 where it cannot be read, more than 1 where crashes have used up its attempts
 * @param eventId   of the first event; with type and subject null where it cannot be read
 * @param text      its body, null where it is no text message
 * @param refusal   why it was never tried, else null
 * @param failure   its row in the failure log; null where there is none
 */
public record DeadLetter(LetterId id, int events, String eventId, String type, String subject, String text, String refusal,
                         Failure failure) {
    /**
     * What the failure log says.
     *
     * @param attempts 1 and up, since it was last put back
     */
    public record Failure(String consumer, int attempts, String exception, Instant firstAt, Instant lastAt) {
    }

    /** As in the failure log; null where nobody knows. */
    public String consumer() {
        if (failure != null) {
            return failure.consumer();
        }
        return id.queue().isEmpty() ? null : consumersOf(id).get(0);
    }

    /** Null where nothing is recorded, such as where crashes have used up the attempts. */
    public String reason() {
        return refusal != null || failure == null ? refusal : failure.exception();
    }

    /**
     * What has no text would be lost by a copy, what does not say where it came from has no way back, and what has no id is not
     * to be found: the console is left.
     */
    public boolean allows(DeadLetterAction.Kind kind) {
        return id.isComplete() && text != null && (kind == DeadLetterAction.Kind.DISCARD || !id.queue().isEmpty());
    }

    DeadLetter with(Failure failure) {
        return new DeadLetter(id, events, eventId, type, subject, text, refusal, failure);
    }

    /** The names that its listener may have in inbox and failure log, the most probable one first. */
    static List<String> consumersOf(LetterId letter) {
        String module = letter.queue().replaceFirst("\\..*", "");
        return letter.channel().kind() == Channel.Kind.TOPIC ? List.of(module)
                : List.of(letter.queue().replace('.', '-'), module);
    }
}
