package dev.waybill.messaging.deadletter;

import dev.waybill.events.Revision;
import dev.waybill.messaging.deadletter.DeadLetterAction.Kind;
import java.util.List;

/**
 * An action that is asked for.
 *
 * @param by       who
 * @param reason   may be null
 * @param filter   for all letters that match it; null where they are named
 * @param letters  those that are named, as they were found; empty with a filter
 * @param revision for an edit, else null
 */
public record NewAction(Kind kind, String by, String reason, DeadLetterFilter filter, List<DeadLetter> letters,
                        Revision revision) {
}
