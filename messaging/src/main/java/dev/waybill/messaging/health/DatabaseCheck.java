package dev.waybill.messaging.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** The database answers, may be written to, and has room on its disk. */
@ApplicationScoped
public class DatabaseCheck implements DeepCheck {
    private static final String READ_ONLY = "select current_setting('transaction_read_only')::boolean";
    private static final String LITTLE_MEMORY = "set local work_mem = '64kB'";
    // More than fits into that memory becomes a temporary file: the only thing to write that leaves nothing behind.
    private static final String ROOM = "select count(*) from generate_series(1, 20000)";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public HealthCheckResponse look(HealthCheckResponseBuilder response) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean readOnly = isReadOnly(connection);
                writeTemporaryFile(connection);
                return readOnly ? response.down().withData("reason", "it is read-only").build() : response.up().build();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean isReadOnly(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(READ_ONLY); var row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Throws where there is no room for it. */
    private static void writeTemporaryFile(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(LITTLE_MEMORY);
            statement.execute(ROOM);
        }
    }
}
