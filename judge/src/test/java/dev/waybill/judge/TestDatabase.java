package dev.waybill.judge;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** PostgreSQL with the schemas of all modules, from their sources: the judge knows their tables and nothing else of them. */
final class TestDatabase {
    private static final Map<String, String> MODULES = Map.of("messaging", "messaging", "orders", "order-web",
            "inventory", "inventory-mdb", "payment", "payment-mdb", "notification", "notification-mdb", "analytics", "analytics-mdb");
    private static final EmbeddedPostgres POSTGRES = postgres();
    private static final DataSource DATABASE = start();

    private TestDatabase() {
    }

    static Connection connection() throws SQLException {
        return DATABASE.getConnection();
    }

    /** Of this role, once it is the only one. */
    static Connection connection(String role) throws SQLException {
        Connection connection = POSTGRES.getDatabase(role, "postgres").getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    do $$ begin
                        while exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()) loop
                            perform pg_sleep(0.05), pg_stat_clear_snapshot();
                        end loop;
                    end $$""");
        }
        return connection;
    }

    /** With the rows of {@code sample.sql} and no others. */
    static void fill() throws SQLException {
        execute("""
                truncate messaging.outbox, messaging.inbox, messaging.failure, orders.customer_order, orders.order_line, orders.idempotency_key,
                    orders.timeline, inventory.stock, inventory.reservation, inventory.reservation_line, payment.payment,
                    notification.notification, notification.push_receipt, analytics.sales_hour, analytics.product_hour""");
        try (var sample = TestDatabase.class.getResourceAsStream("sample.sql")) {
            execute(new String(sample.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void execute(String sql) throws SQLException {
        try (var connection = connection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What the judge finds of this invariant in the orders of the sample. */
    static List<Finding> findings(Judge judge, String invariant) throws SQLException {
        return verdict(judge, Scope.of(List.of(id(1), id(2), id(3), id(4), id(5)))).violations().stream()
                .filter(violation -> violation.invariant().equals(invariant)).flatMap(violation -> violation.findings().stream()).toList();
    }

    static Verdict verdict(Judge judge, Scope scope) throws SQLException {
        try (var connection = connection()) {
            return judge.judge(connection, scope);
        }
    }

    /** As {@code order_id} in SQL. */
    static UUID id(int order) {
        return UUID.fromString("00000000-0000-7000-8000-00000000000" + order);
    }

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("max_prepared_transactions", "2").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSource start() {
        try {
            DataSource database = POSTGRES.getPostgresDatabase();
            MODULES.forEach((schema, module) -> Flyway.configure().dataSource(database).schemas(schema).defaultSchema(schema)
                    .locations("filesystem:../" + module + "/src/main/resources/db/migration/" + schema).load().migrate());
            try (var connection = database.getConnection(); var statement = connection.createStatement()) {
                statement.execute("""
                        create function order_id(n int) returns uuid language sql immutable
                        return ('00000000-0000-7000-8000-00000000000' || n)::uuid""");
            }
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
