package dev.waybill.system.endtoend;

import dev.waybill.launcher.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Keeps the relay from sending, as another relay would. What is written meanwhile leaves together, in filled messages. */
final class HeldRelay implements AutoCloseable {
    private final Connection connection;

    HeldRelay(Database database) throws SQLException {
        connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        connection.setAutoCommit(false);
        try (var lock = connection.createStatement()) {
            lock.execute("select partition from messaging.outbox_partition order by partition for update");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
