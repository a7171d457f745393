package dev.waybill.judge;

import static dev.waybill.judge.TestDatabase.findings;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions that were forgotten are found, and it is said where a role may not see them. */
class TransactionsTest {
    @BeforeEach
    void fill() throws SQLException {
        TestDatabase.fill();
    }

    @Test
    void findsPreparedTransactions() throws SQLException {
        TestDatabase.execute("begin; insert into inventory.stock values ('x', 1); prepare transaction 'in doubt'");
        try {
            assertThat(findings(new Judge(), "no-prepared-transaction")).extracting(Finding::subject).containsExactly("in doubt");
        } finally {
            TestDatabase.execute("rollback prepared 'in doubt'");
        }
    }

    @Test
    void noticesTransactionsThatNobodyWorksInOnlyAfterAWhile() throws SQLException {
        try (var forgotten = TestDatabase.connection(); var statement = forgotten.createStatement()) {
            forgotten.setAutoCommit(false);
            statement.execute("select 1");
            assertThat(findings(new Judge(), "no-forgotten-transaction")).isEmpty();
            // The view of the database's own statistics gives way to one that says it was long ago.
            TestDatabase.execute("""
                    create view public.pg_stat_activity as select datname, pid, usesysid, state, query,
                        state_change - interval '36 s' as state_change from pg_catalog.pg_stat_activity where pid <> pg_backend_pid()""");
            try (var judge = TestDatabase.connection(); var path = judge.createStatement()) {
                path.execute("set search_path = public, pg_catalog");
                assertThat(new Judge().judge(judge, Scope.all()).violations()).extracting(Violation::invariant)
                        .containsExactly("no-forgotten-transaction");
            } finally {
                TestDatabase.execute("drop view public.pg_stat_activity");
            }
        }
    }

    @Test
    void saysWhatARoleMayNotSee() throws SQLException {
        TestDatabase.execute("create role narrow");
        try (var judge = TestDatabase.connection(); var role = judge.createStatement()) {
            for (String schema : List.of("messaging", "orders", "inventory", "payment", "notification", "analytics")) {
                role.execute("grant usage on schema %1$s to narrow; grant select on all tables in schema %1$s to narrow".formatted(schema));
            }
            role.execute("set role narrow");
            assertThat(new Judge().judge(judge, Scope.all()).violations()).singleElement()
                    .satisfies(violation -> assertThat(violation.findings()).containsExactly(
                            new Finding("the role narrow", "may not see the transactions of others: grant it pg_monitor")));
            role.execute("reset role; grant pg_monitor to narrow; set role narrow");
            assertThat(new Judge().judge(judge, Scope.all()).violations()).isEmpty();
            role.execute("reset role; drop owned by narrow; drop role narrow");
        }
    }

    /** As on a database that nobody uses but the application, whose role the judge may take. */
    @Test
    void aRoleThatOwnsAllSessionsSeesThem() throws SQLException {
        TestDatabase.execute("create role application login; grant pg_read_all_data to application");
        try (var judge = TestDatabase.connection("application")) {
            assertThat(new Judge().judge(judge, Scope.all()).violations()).isEmpty();
        } finally {
            TestDatabase.execute("drop role application");
        }
    }
}
