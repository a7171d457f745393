package dev.waybill.analytics;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** PostgreSQL with the schemas of messaging and analytics, one for all tests, and a container's transactions. */
public final class TestDatabase {
    private static final DataSource DATABASE = start();
    private static final ThreadLocal<Connection> CURRENT = new ThreadLocal<>();

    private TestDatabase() {
    }

    /** With no rows. */
    public static void empty() throws Exception {
        transaction(() -> {
            try (var statement = CURRENT.get().createStatement()) {
                return statement.execute("""
                        truncate messaging.inbox, analytics.sales_hour, analytics.product_hour, analytics.rebuild,
                            analytics.replaced_sales_hour, analytics.replaced_product_hour""");
            }
        });
    }

    /** Gives out the connection of the thread's transaction. */
    public static DataSource ofTransaction() {
        return (DataSource) Proxy.newProxyInstance(TestDatabase.class.getClassLoader(), new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> unclosed(CURRENT.get()));
    }

    /** The work in a transaction of its own: commits, or rolls back where it throws. */
    public static <T> T transaction(Callable<T> work) throws Exception {
        try (var connection = DATABASE.getConnection()) {
            connection.setAutoCommit(false);
            CURRENT.set(connection);
            T result = work.call();
            connection.commit();
            return result;
        } finally {
            CURRENT.remove();
        }
    }

    public static long count(String sql) throws Exception {
        try (var connection = DATABASE.getConnection(); var statement = connection.createStatement();
             var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection unclosed(Connection connection) {
        if (connection == null) {
            throw new IllegalStateException("no transaction");
        }
        return (Connection) Proxy.newProxyInstance(TestDatabase.class.getClassLoader(), new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static DataSource start() {
        try {
            DataSource database = EmbeddedPostgres.start().getPostgresDatabase();
            for (String schema : new String[] {"messaging", "analytics"}) {
                Flyway.configure().dataSource(database).schemas(schema).defaultSchema(schema)
                        .locations("classpath:db/migration/" + schema).load().migrate();
            }
            // A deadlock is found out at once, not after a second.
            try (var connection = database.getConnection(); var statement = connection.createStatement()) {
                statement.execute("alter system set deadlock_timeout = '50ms'");
                statement.execute("select pg_reload_conf()");
            }
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
