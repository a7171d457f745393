package dev.waybill.system.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder with a package.json and its lock, copied below {@code target} and with its packages as the lock says. */
public final class NodeProject {
    private final Path copy;

    private NodeProject(Path copy) {
        this.copy = copy;
    }

    /** @param folder seen from the root of the repository */
    public static NodeProject of(String folder) {
        Path source = Path.of("..").resolve(folder);
        Path copy = Path.of("target/node").resolve(folder.replace('/', '-')).toAbsolutePath();
        boolean installed;
        try {
            Files.createDirectories(copy);
            // npm writes its hidden lock last.
            installed = Files.exists(copy.resolve("node_modules/.package-lock.json"))
                    && Files.mismatch(source.resolve("package-lock.json"), copy.resolve("package-lock.json")) == -1;
            try (var files = Files.list(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var project = new NodeProject(copy);
        if (!installed) {
            project.install();
        }
        return project;
    }

    private void install() {
        Path log = copy.resolve("npm.log");
        Process npm = start(log, Map.of(), List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        try {
            if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new IllegalStateException("npm ci in " + copy + ":\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a script of the folder; all that it writes goes to the end of the file. */
    public Process node(Path output, Map<String, String> environment, String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        return start(output, environment, command);
    }

    private Process start(Path output, Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(command).directory(copy.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
