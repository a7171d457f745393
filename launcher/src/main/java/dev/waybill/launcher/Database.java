package dev.waybill.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** PostgreSQL from embedded binaries, with everything on that keeps a committed order through a crash. */
public final class Database implements Part {

    private static final String NAME = "waybill";
    private static final Map<String, String> MUST_BE = Map.of(
            "fsync", "on",
            "full_page_writes", "on",
            "synchronous_commit", "on",
            "max_prepared_transactions", "0");

    private final Settings settings;
    private final Passwords passwords;
    private EmbeddedPostgres postgres;

    Database(Settings settings, Passwords passwords) {
        this.settings = settings;
        this.passwords = passwords;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public void start() {
        Path data = settings.runDirectory().resolve("database");
        refuseIfRunning(data.resolve("postmaster.pid"));
        try {
            postgres = builder(data).start();
        } catch (IOException | RuntimeException e) {
            throw new LaunchException("The database did not start, see " + log(), e);
        }
    }

    @Override
    public void waitUntilReady() {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            checkDurability(connection);
            createOwnDatabase(connection);
        } catch (SQLException e) {
            throw new LaunchException("The database does not answer, see " + log(), e);
        }
    }

    @Override
    public void stop() {
        if (postgres == null) {
            return;
        }
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            postgres = null;
        }
    }

    /** As a crash would; its children notice and end by themselves. */
    public void kill() {
        ProcessHandle postmaster = handle();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        stop();
    }

    /** The postmaster; each connection is a child of it. */
    public ProcessHandle handle() {
        return postmasterOf(settings.runDirectory().resolve("database/postmaster.pid"));
    }

    /** Without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + settings.ports().database() + "/" + NAME;
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return passwords.of("database." + NAME);
    }

    private EmbeddedPostgres.Builder builder(Path data) throws IOException {
        String superuser = passwords.of("database.postgres");
        Path passwordFile = settings.runDirectory().resolve("database.password");
        PrivateFile.write(passwordFile, superuser + "\n");
        Files.createDirectories(log().getParent());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(settings.ports().database())
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(settings.distribution().resolve("postgresql").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", superuser)
                // These become options of initdb, which would else trust everybody on this machine.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()));
        MUST_BE.forEach(builder::setServerConfig);
        return builder;
    }

    private static void checkDurability(Connection connection) throws SQLException {
        for (var setting : MUST_BE.entrySet()) {
            String actual = single(connection, "show " + setting.getKey());
            if (!setting.getValue().equals(actual)) {
                throw new LaunchException("The database runs with %s = %s, but must with %s"
                        .formatted(setting.getKey(), actual, setting.getValue()));
            }
        }
    }

    private void createOwnDatabase(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (single(connection, "select 1 from pg_roles where rolname = '" + NAME + "'") == null) {
                statement.execute("create role " + NAME + " login");
            }
            statement.execute("alter role " + NAME + " password '" + password() + "'");
            if (single(connection, "select 1 from pg_database where datname = '" + NAME + "'") == null) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        }
    }

    private static String single(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static void refuseIfRunning(Path pidFile) {
        if (Files.exists(pidFile)) {
            ProcessHandle postmaster = postmasterOf(pidFile);
            if (postmaster != null && postmaster.isAlive()
                    && postmaster.info().command().filter(command -> command.contains("postgres")).isPresent()) {
                throw new LaunchException("A database of an earlier run still works on this folder, as process "
                        + postmaster.pid() + ". Stop it first: kill " + postmaster.pid());
            }
        }
    }

    private static ProcessHandle postmasterOf(Path pidFile) {
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
            return ProcessHandle.of(pid).orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return settings.logDirectory().resolve(name() + ".log");
    }
}
