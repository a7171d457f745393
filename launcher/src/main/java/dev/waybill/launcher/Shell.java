package dev.waybill.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands. */
final class Shell {

    private static final boolean UNIX = File.separatorChar == '/';

    private Shell() {
    }

    /** Ctrl-C reaches the whole group of a terminal. The launcher decides when a part stops, so parts ignore it. */
    static List<String> shielded(List<String> command) {
        if (!UNIX) {
            return command;
        }
        List<String> shielded = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        shielded.addAll(command);
        return shielded;
    }

    /**
     * Runs a command to its end; its output goes to the log.
     *
     * @throws LaunchException if it fails or takes longer
     */
    static void run(List<String> command, Map<String, String> environment, LogFile log, Duration atMost) {
        try {
            Files.createDirectories(log.path().getParent());
            log.startHere();
            ProcessBuilder builder = new ProcessBuilder(shielded(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            if (!ended || process.exitValue() != 0) {
                throw new LaunchException("%s %s. The end of %s:%n%s".formatted(Path.of(command.get(0)).getFileName(),
                        ended ? "failed" : "took longer than " + atMost.toSeconds() + " s",
                        log.path(), log.lastLines(20)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted", e);
        }
    }
}
