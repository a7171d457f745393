package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;

import dev.waybill.launcher.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** While it is open no order can be written: those that come share the next commit. */
final class HeldOrders implements AutoCloseable {
    private static final String WAITING = """
             from pg_stat_activity where wait_event_type = 'Lock' and query like '%idempotency_key%' and pid <> pg_backend_pid()""";

    private final Connection connection;

    HeldOrders(Database database) throws SQLException {
        connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        connection.setAutoCommit(false);
        ask("lock table orders.idempotency_key in share row exclusive mode");
    }

    /** Returns once a group of orders is being written, and waits. */
    void awaitGroup() {
        patiently().until(() -> ask("select pg_stat_clear_snapshot(), count(*)" + WAITING) == 1);
    }

    void failGroup() throws SQLException {
        ask("select pg_stat_clear_snapshot(), count(pg_cancel_backend(pid))" + WAITING);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** The second column, where there is one. */
    private long ask(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return 0;
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getLong(2);
            }
        }
    }
}
