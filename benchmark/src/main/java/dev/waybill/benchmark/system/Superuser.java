package dev.waybill.benchmark.system;

import dev.waybill.launcher.Database;
import dev.waybill.launcher.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Who may do in Waybill's database what the application may not. */
public record Superuser(Database database, Settings settings) {
    private static final String NAME = "postgres";

    public Connection connect() throws SQLException {
        Properties passwords = new Properties();
        Path file = settings.runDirectory().resolve("passwords.properties");
        try (var reader = Files.newBufferedReader(file)) {
            passwords.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DriverManager.getConnection(database.jdbcUrl(), NAME, passwords.getProperty("database.postgres"));
    }
}
