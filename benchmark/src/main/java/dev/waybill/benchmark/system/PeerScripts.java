package dev.waybill.benchmark.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * {@code setup.sh} and {@code run.sh} of the peer.
 *
 * @param folder where they lie; nothing is written there
 * @param home   where all of the peer's state is kept; other users must be able to enter it
 */
public record PeerScripts(Path folder, Path home) {
    private static final List<Path> NEEDED = List.of(Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server"),
            Path.of("/usr/lib/postgresql"));
    private static final List<String> NEEDED_COMMANDS = List.of("node", "npm", "redis-server", "setpriv", "bash");

    /** What is missing to run the peer here; empty where nothing is. */
    public Optional<String> missing() {
        if (!Files.isRegularFile(folder.resolve("run.sh"))) {
            return Optional.of("there is no run.sh in " + folder + " (-Dbenchmark.peer=...)");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("it needs root");
        }
        return NEEDED.stream().filter(path -> !Files.exists(path)).map(path -> path + " is missing").findFirst()
                .or(() -> NEEDED_COMMANDS.stream().filter(command -> !isThere(command)).map(command -> command + " is missing")
                .findFirst());
    }

    void setUp() {
        if (!Files.isDirectory(home.resolve("app/dist"))) {
            script("setup.sh");
        }
    }

    /** @param command such as {@code start} */
    void run(String command) {
        script("run.sh", command);
    }

    int port(String variable, int usual) {
        String given = System.getenv(variable);
        return given == null ? usual : Integer.parseInt(given);
    }

    private void script(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", folder.resolve(name).toString()));
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(home);
            Path log = home.resolveSibling("peer.log");
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("PEER_HOME", home.toString());
            Process process = builder.start();
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroy();
                throw new IllegalStateException("The peer's %s failed, see %s".formatted(name, log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isThere(String command) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
