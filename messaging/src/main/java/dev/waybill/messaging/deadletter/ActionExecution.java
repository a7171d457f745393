package dev.waybill.messaging.deadletter;

import dev.waybill.messaging.deadletter.ActionLetter.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Carries actions out, portion by portion: noted as started (database), moved (broker), noted as done (database). A crash
 * anywhere in between doubles nothing, because what was moved is not there any more, and the notes tell so afterwards.
 */
@ApplicationScoped
public class ActionExecution {
    private static final int PORTION = 100;

    @Inject
    ActionProgress progress;
    @Inject
    DeadLetters letters;
    @Inject
    DeadLetterMover mover;
    @Inject
    WorkerLease lease;

    /** Moves a portion, of so many letters at most; returns of how many. */
    public int advance(DeadLetterAction action, int limit, UUID worker) throws Exception {
        // Its state in the database counts: this may be the second portion of one that was just planned.
        if (action.state() == DeadLetterAction.State.REQUESTED && progress.beginPlan(action.id())) {
            plan(action, worker);
        }
        List<ActionLetter> portion = progress.start(action.id(), Math.min(limit, PORTION));
        if (portion.isEmpty()) {
            progress.finish(action.id());
            return 0;
        }
        Set<ActionLetter> moved = mover.move(action.kind(), portion);
        Map<Boolean, List<ActionLetter>> found = portion.stream().collect(Collectors.partitioningBy(moved::contains));
        progress.note(action.id(), found.get(true), State.DONE);
        explain(action, found.get(false));
        return portion.size();
    }

    /** Those that match now: what fails again after its retry is not retried for ever. */
    private void plan(DeadLetterAction action, UUID worker) throws SQLException {
        int[] count = {0};
        letters.each(action.filter(), chunk -> {
            try {
                List<DeadLetter> planned = chunk.stream().filter(letter -> letter.allows(action.kind())).toList();
                progress.plan(action, planned, count[0]);
                count[0] += planned.size();
                if (!lease.take(worker)) {
                    throw new IllegalStateException("Another node has taken over");
                }
                return true;
            } catch (SQLException e) {
                throw new IllegalStateException("The plan cannot be written", e);
            }
        });
        progress.endPlan(action.id());
    }

    /** Why letters were not found: gone before they were begun, or begun by a worker that did not get to note the end. */
    private void explain(DeadLetterAction action, List<ActionLetter> missing) throws SQLException {
        if (missing.isEmpty()) {
            return;
        }
        Set<LetterId> present = letters.find(missing.stream().map(ActionLetter::id).toList()).stream()
                .map(DeadLetter::id).collect(Collectors.toSet());
        List<ActionLetter> again = new ArrayList<>();
        List<ActionLetter> gone = new ArrayList<>();
        List<ActionLetter> presumed = new ArrayList<>();
        for (ActionLetter letter : missing) {
            boolean begun = letter.state() == State.STARTED;
            (present.contains(letter.id()) ? again : begun ? presumed : gone).add(letter);
        }
        progress.note(action.id(), presumed, State.PRESUMED_DONE);
        progress.note(action.id(), gone, State.GONE);
        if (!again.isEmpty()) {
            progress.note(action.id(), again, State.PLANNED);
            throw new IllegalStateException(again.size() + " letters are there, but the broker does not hand them out yet");
        }
    }
}
