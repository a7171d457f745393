package dev.waybill.launcher;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** What the superuser looks after when the database has started. */
final class DatabaseSetup {

    /** The embedded binaries switch these off, for tests that may lose data. */
    static final Map<String, String> MUST_BE = Map.of(
            "fsync", "on",
            "full_page_writes", "on",
            "synchronous_commit", "on",
            "max_prepared_transactions", "0");

    private final Connection superuser;

    DatabaseSetup(Connection superuser) {
        this.superuser = superuser;
    }

    /** @throws LaunchException if a committed transaction might not survive a crash */
    void checkDurability() throws SQLException {
        for (var setting : MUST_BE.entrySet()) {
            String actual = single("show " + setting.getKey());
            if (!setting.getValue().equals(actual)) {
                throw new LaunchException("The database runs with %s = %s, but must with %s"
                        .formatted(setting.getKey(), actual, setting.getValue()));
            }
        }
    }

    /** The role and a database of the same name, which belongs to it. Both may exist already. */
    void createDatabase(String role, String password) throws SQLException {
        if (single("select 1 from pg_roles where rolname = '" + role + "'") == null) {
            execute("create role " + role + " login");
        }
        execute("alter role " + role + " password '" + password + "'");
        if (single("select 1 from pg_database where datname = '" + role + "'") == null) {
            execute("create database " + role + " owner " + role);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private String single(String query) throws SQLException {
        try (Statement statement = superuser.createStatement(); ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
