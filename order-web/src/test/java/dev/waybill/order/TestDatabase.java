package dev.waybill.order;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** PostgreSQL with the schema {@code orders}, one for all tests. */
public final class TestDatabase {
    private static final DataSource DATABASE = start();

    private TestDatabase() {
    }

    public static DataSource empty() {
        try (var connection = DATABASE.getConnection(); var statement = connection.createStatement()) {
            statement.execute("truncate orders.timeline, orders.customer_order, orders.order_line");
            return DATABASE;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives always this connection and never closes it, as a container does within a transaction. */
    public static DataSource within(Connection transaction) {
        var connection = proxy(Connection.class, (self, method, arguments) -> method.getName().equals("close")
                ? null : call(transaction, method, arguments));
        return proxy(DataSource.class, (self, method, arguments) -> connection);
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(TestDatabase.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static DataSource start() {
        try {
            DataSource database = EmbeddedPostgres.start().getPostgresDatabase();
            Flyway.configure().dataSource(database).schemas("orders").defaultSchema("orders")
                    .locations("classpath:db/migration/orders").load().migrate();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
