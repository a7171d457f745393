package dev.waybill.deadletter;

import dev.waybill.messaging.deadletter.DeadLetterAction;
import java.time.Instant;
import java.util.UUID;

/**
 * What an operator has asked for, and how far it is.
 *
 * @param letters      how many it is about; 0 until they have been looked for
 * @param presumedDone not there any more after a crash: done by us, or taken by somebody else at that very moment
 * @param gone         taken by somebody else, such as in the console, before it was their turn
 * @param problem      why it does not go on at present
 */
public record ActionView(UUID id, String kind, String by, String reason, FilterInput filter, Instant requestedAt, String state,
                         int letters, int done, int presumedDone, int gone, String problem, Instant finishedAt) {
    static ActionView of(DeadLetterAction action) {
        return new ActionView(action.id(), action.kind().name(), action.requestedBy(), action.reason(),
                FilterInput.of(action.filter()), action.requestedAt(), action.state().name(), action.letters(), action.done(),
                action.presumed(), action.gone(), action.problem(), action.finishedAt());
    }
}
