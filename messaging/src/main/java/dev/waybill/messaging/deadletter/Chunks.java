package dev.waybill.messaging.deadletter;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Collects letters, so that the failure log is asked for many at once. */
final class Chunks {
    private final FailureNotes failures;
    private final int size;
    private final Predicate<List<DeadLetter>> visitor;
    private final List<DeadLetter> chunk = new ArrayList<>();
    private int toSkip;
    private boolean more = true;

    Chunks(FailureNotes failures, int toSkip, int size, Predicate<List<DeadLetter>> visitor) {
        this.failures = failures;
        this.toSkip = toSkip;
        this.size = size;
        this.visitor = visitor;
    }

    /** Whether the visitor wants more. */
    boolean add(DeadLetter letter) {
        if (toSkip > 0) {
            toSkip--;
            return true;
        }
        chunk.add(letter);
        if (chunk.size() == size) {
            pass();
        }
        return more;
    }

    void end() {
        if (more && !chunk.isEmpty()) {
            pass();
        }
    }

    private void pass() {
        try {
            more = visitor.test(failures.addTo(List.copyOf(chunk)));
            chunk.clear();
        } catch (SQLException e) {
            throw new IllegalStateException("The failure log cannot be read", e);
        }
    }
}
