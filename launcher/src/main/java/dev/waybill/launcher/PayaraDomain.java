package dev.waybill.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A domain of Payara Server, all on loopback, and the commands that work on it. */
final class PayaraDomain {

    private static final String NAME = "waybill";
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Path directory;
    private final Path asadmin;
    private final int adminPort;
    private final String password;
    private final LogFile log;

    PayaraDomain(Path directory, Path payara, int adminPort, String password, LogFile log) {
        this.directory = directory;
        this.asadmin = payara.resolve("bin/asadmin");
        this.adminPort = adminPort;
        this.password = password;
        this.log = log;
    }

    /** Makes it anew; what was there before is gone. */
    void create(int httpPort, List<String> javaOptions, Path jdbcDriver) {
        try {
            createOnLoopback(httpPort, javaOptions, jdbcDriver);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createOnLoopback(int httpPort, List<String> javaOptions, Path jdbcDriver) throws IOException {
        Directories.empty(directory);
        PrivateFile.write(passwordFile(), "AS_ADMIN_PASSWORD=" + password + "\n");
        int[] free = Ports.findFree(8);
        asadmin("create-domain", "--domaindir", directory.toString(), "--savelogin=false", "--checkports=false",
                "--adminport", Integer.toString(adminPort), "--instanceport", Integer.toString(httpPort),
                "--domainproperties", ("http.ssl.port=%d:jms.port=%d:orb.listener.port=%d:orb.ssl.port=%d"
                        + ":orb.mutualauth.port=%d:domain.jmxPort=%d:osgi.shell.telnet.port=%d:java.debugger.port=%d")
                        .formatted(free[0], free[1], free[2], free[3], free[4], free[5], free[6], free[7]),
                NAME);
        Path configuration = root().resolve("config/domain.xml");
        Files.writeString(configuration, Files.readString(configuration)
                .replaceAll("<network-listener (?![^>]*address=)", "<network-listener address=\"127.0.0.1\" ")
                .replace("address=\"0.0.0.0\"", "address=\"127.0.0.1\"")
                .replace("<hazelcast-config-specific-configuration", "<hazelcast-config-specific-configuration enabled=\"false\"")
                // The message broker that the server brings would open a port of its own.
                .replaceAll("<jms-service (?![^>]*type=)", "<jms-service type=\"REMOTE\" ")
                .replace("<jvm-options>-Xmx512m</jvm-options>", javaOptions.stream()
                        .map(option -> "<jvm-options>" + option + "</jvm-options>").collect(Collectors.joining())));
        Files.copy(jdbcDriver, root().resolve("lib").resolve(jdbcDriver.getFileName()));
    }

    /** Returns when the server answers its administrator. */
    void start() {
        asadmin("start-domain", "--domaindir", directory.toString(), NAME);
    }

    /** Runs an install script; the environment says what it must know, this adds how to reach the domain. */
    void install(Map<String, String> environment, List<Path> command) {
        Map<String, String> all = new LinkedHashMap<>(forAsadmin());
        all.putAll(environment);
        all.put("ASADMIN", asadmin + " --user admin --port " + adminPort);
        all.put("WAYBILL_ADMIN_PASSWORD", password);
        List<String> script = new ArrayList<>(List.of("sh"));
        for (Path argument : command) {
            script.add(argument.toString());
        }
        Shell.run(script, all, log, PATIENCE);
    }

    Path serverLog() {
        return root().resolve("logs/server.log");
    }

    /** The server that was started last, if it still runs. */
    Optional<ProcessHandle> server() {
        try {
            long pid = Long.parseLong(Files.readString(root().resolve("config/pid")).trim());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path root() {
        return directory.resolve(NAME);
    }

    private Path passwordFile() {
        return directory.resolve("password");
    }

    private void asadmin(String... arguments) {
        List<String> command = new ArrayList<>(List.of(asadmin.toString(), "--user", "admin", "--interactive=false",
                "--passwordfile", passwordFile().toString(), "--port", Integer.toString(adminPort)));
        command.addAll(List.of(arguments));
        Shell.run(command, forAsadmin(), log, PATIENCE);
    }

    /** Each command is a JVM of its own that ends after a second. */
    private static Map<String, String> forAsadmin() {
        return Map.of("AS_JAVA", System.getProperty("java.home"), "AS_EXTRA_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    }
}
