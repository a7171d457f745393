package dev.waybill.payment;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** PostgreSQL with the schemas of messaging and payment, one for all tests. */
public final class TestDatabase {
    private static final DataSource DATABASE = start();

    private TestDatabase() {
    }

    /** With no rows. */
    public static DataSource empty() {
        execute("truncate messaging.outbox, messaging.inbox, payment.payment");
        return DATABASE;
    }

    public static void execute(String sql) {
        try (var connection = DATABASE.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows as text, the columns parted by a blank. */
    public static List<String> rows(String sql) {
        List<String> found = new ArrayList<>();
        try (var connection = DATABASE.getConnection(); var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(rows.getString(i));
                }
                found.add(String.join(" ", columns));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static DataSource start() {
        try {
            DataSource database = EmbeddedPostgres.start().getPostgresDatabase();
            migrate(database, "messaging", "classpath:db/migration/messaging");
            migrate(database, "payment", "classpath:db/migration/payment");
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void migrate(DataSource database, String schema, String... locations) {
        Flyway.configure().dataSource(database).schemas(schema).defaultSchema(schema).locations(locations)
                .load().migrate();
    }
}
