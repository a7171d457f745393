package dev.waybill.judge;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says whether anything was lost, doubled or left behind. It looks at one moment of the database and writes nothing, so a
 * read-only role will do, and a standby for all but open transactions, which it does not show.
 */
public final class Judge {
    private final List<Invariant> invariants = new ArrayList<>(SqlInvariant.all());

    /** Checks this as well, such as {@link DeadLetters} or {@link ProviderLedger}. */
    public Judge with(Invariant invariant) {
        invariants.add(invariant);
        return this;
    }

    /**
     * Does not check this: a shop whose money is taken elsewhere ({@code waybill.payment.required=false}) has nobody charged.
     *
     * @throws IllegalArgumentException where there is none of this name
     */
    public Judge without(String invariant) {
        if (!invariants.removeIf(each -> each.name().equals(invariant))) {
            throw new IllegalArgumentException("there is no invariant '%s', but %s".formatted(invariant,
                    invariants.stream().map(Invariant::name).collect(Collectors.joining(", "))));
        }
        return this;
    }

    /** Names and sentences of what is checked. */
    public List<Invariant> invariants() {
        return List.copyOf(invariants);
    }

    /** @param database is given back with no transaction, and with auto-commit as it was */
    public Verdict judge(Connection database, Scope scope) throws SQLException {
        boolean autoCommit = database.getAutoCommit();
        database.setAutoCommit(false);
        try (var begin = database.createStatement()) {
            begin.execute("set transaction isolation level repeatable read, read only");
            var snapshot = new Snapshot(database, scope);
            List<Violation> violations = new ArrayList<>();
            for (Invariant invariant : invariants) {
                List<Finding> findings = invariant.findings(snapshot);
                if (!findings.isEmpty()) {
                    violations.add(new Violation(invariant.name(), invariant.sentence(), findings));
                }
            }
            long orders = Long.parseLong(snapshot.rows("select count(*) from judged").get(0).get(0));
            return new Verdict(orders, invariants.size(), violations);
        } finally {
            database.rollback();
            database.setAutoCommit(autoCommit);
        }
    }
}
