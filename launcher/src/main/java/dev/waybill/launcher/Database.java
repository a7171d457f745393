package dev.waybill.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** PostgreSQL from embedded binaries, with everything on that keeps a committed order through a crash. */
public final class Database implements Part {

    private static final String NAME = "waybill";

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
        refuseIfRunning();
        try {
            postgres = builder().start();
        } catch (IOException | RuntimeException e) {
            throw new LaunchException("The database did not start, see " + log(), e);
        }
    }

    @Override
    public void waitUntilReady() {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            DatabaseSetup setup = new DatabaseSetup(connection);
            setup.checkDurability();
            setup.createDatabase(NAME, password());
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

    /** From now on nobody may change anything, nor in a session that is open: as where another has become the primary. */
    public void refuseChanges() {
        configure("alter system set default_transaction_read_only = on");
    }

    public void acceptChanges() {
        configure("alter system reset default_transaction_read_only");
    }

    private void configure(String sql) {
        try (Connection superuser = postgres.getPostgresDatabase().getConnection();
             Statement statement = superuser.createStatement()) {
            statement.execute(sql);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The postmaster; each connection is a child of it. */
    public ProcessHandle handle() {
        return postmaster().orElseThrow(() -> new IllegalStateException("It does not run"));
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

    private EmbeddedPostgres.Builder builder() throws IOException {
        String superuser = passwords.of("database.postgres");
        Path passwordFile = settings.runDirectory().resolve("database.password");
        PrivateFile.write(passwordFile, superuser + "\n");
        Files.createDirectories(log().getParent());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(settings.ports().database())
                .setDataDirectory(data())
                .setOverrideWorkingDirectory(settings.distribution().resolve("postgresql").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(settings.patience(Duration.ofSeconds(60)))
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
        DatabaseSetup.MUST_BE.forEach(builder::setServerConfig);
        return builder;
    }

    private void refuseIfRunning() {
        // The pid may belong to another process by now: only one that names our data is ours.
        postmaster()
                .filter(process -> process.info().commandLine().filter(line -> line.contains(data().toString())).isPresent())
                .ifPresent(process -> {
                    throw new LaunchException("A database of an earlier run still works on %s. Stop it first: kill %d"
                            .formatted(data(), process.pid()));
                });
    }

    private Optional<ProcessHandle> postmaster() {
        try {
            long pid = Long.parseLong(Files.readAllLines(data().resolve("postmaster.pid")).get(0).trim());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return settings.runDirectory().resolve("database");
    }

    private Path log() {
        return settings.logDirectory().resolve(name() + ".log");
    }
}
