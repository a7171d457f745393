package dev.waybill.messaging.deadletter;

import java.time.Instant;
import java.util.UUID;

/**
 * What an operator has asked for, and how far it is.
 *
 * @param reason     the operator's, or null
 * @param filter     null where the letters were named one by one
 * @param letters    0 until it is known which they are, as are the counts where they are not asked for
 * @param done       letters that were put back or removed
 * @param presumed   letters that were begun, are not there any more, and may have been taken by somebody else
 * @param gone       letters that somebody else had taken before
 * @param problem    why it does not go on, else null
 * @param finishedAt null while it runs
 */
public record DeadLetterAction(UUID id, Kind kind, String requestedBy, Instant requestedAt, String reason,
                               DeadLetterFilter filter, State state, int letters, int done, int presumed, int gone,
                               String problem, Instant finishedAt) {
    /** Put back as it was, taken away, or put back with other data. */
    public enum Kind { RETRY, DISCARD, EDIT }

    /** Its letters are to be found, are being worked on, are all settled. */
    public enum State { REQUESTED, RUNNING, DONE }
}
