package dev.waybill.benchmark.ceiling;

import dev.waybill.launcher.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders with two lines and an event each, into tables like Waybill's, by pgbench. */
record InsertCeiling(Database server, Connection database, Path folder, Events events) {
    private static final String TABLES = """
            drop schema if exists ceiling cascade;
            create schema ceiling;
            create table ceiling.customer_order (like orders.customer_order including all);
            create table ceiling.order_line (like orders.order_line including all);
            create table ceiling.outbox (like messaging.outbox including all);
            """;
    private static final String TRANSACTION = """
            with placed as (insert into ceiling.customer_order (id, customer_id, status, total, currency, created_at, updated_at)
              select gen_random_uuid(), 'user-' || i, 'PENDING', 59.97, 'EUR', now(), now() from generate_series(1, %1$d) i
              returning id),
            lines as (insert into ceiling.order_line (order_id, line, product_id, product_name, quantity, unit_price)
              select id, line, 'bench-' || line, 'bench-' || line, 2, 19.99 from placed, generate_series(1, 2) line)
            insert into ceiling.outbox (partition, event_id, event_type, subject, event)
              select 1, id, 'order.created', id, repeat('x', %2$d) from placed;
            """;

    /** Empty where the machine has no pgbench. */
    Optional<Ceiling> measure(int ordersPerCommit) throws IOException, SQLException {
        Optional<Path> pgbench = Command.postgresql("pgbench");
        if (pgbench.isEmpty()) {
            return Optional.empty();
        }
        String transaction = TRANSACTION.formatted(ordersPerCommit, events.bytesPerEvent()).replace('\n', ' ');
        Path script = Files.writeString(folder.resolve("ceiling.sql"), transaction);
        execute(TABLES);
        try {
            double commits = new Command(List.of(pgbench.get().toString(),
                    "-n", "-M", "prepared", "-c", "16", "-j", "1", "-T", "8", "-f", script.toString(),
                    "-h", "127.0.0.1", "-p", Integer.toString(port()), "-U", server.user(), server.user()),
                    Map.of("PGPASSWORD", server.password())).median("^tps = ([\\d.]+)");
            String name = "inserts, orders in a commit: " + ordersPerCommit;
            return Optional.of(new Ceiling(name, commits, "commits", commits * ordersPerCommit));
        } finally {
            execute("drop schema ceiling cascade");
            Files.delete(script);
        }
    }

    private int port() {
        return URI.create(server.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
