package dev.waybill.system.endtoend;

import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs {@code waybill.jar} as an operator would. */
final class CommandLine {
    private final Waybill waybill;

    CommandLine(Waybill waybill) {
        this.waybill = waybill;
    }

    /** How it ended, and what it printed. */
    record Outcome(int exitCode, String printed) {
    }

    Outcome run(String... command) {
        return run(line -> { }, command);
    }

    /** @param watcher gets each line while the command waits to go on */
    Outcome run(Consumer<String> watcher, String... command) {
        return start(watcher, List.of(command), "--api=" + waybill.appServer().httpUri());
    }

    /** Nothing is under way any more. */
    Outcome judge(String... options) {
        List<String> command = new ArrayList<>(List.of("judge", "--grace=PT0S"));
        command.addAll(List.of(options));
        return start(line -> { }, command, "--database-url=" + waybill.database().jdbcUrl());
    }

    private Outcome start(Consumer<String> watcher, List<String> command, String where) {
        List<String> line = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-jar",
                System.getProperty("waybill.command-line")));
        line.addAll(command);
        line.addAll(List.of(where, "--console=" + waybill.broker().consoleUri(),
                "--password-file=" + waybill.settings().runDirectory().resolve("passwords.properties")));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            try {
                var printed = new StringBuilder();
                try (var output = process.inputReader(StandardCharsets.UTF_8)) {
                    output.lines().peek(watcher).forEach(text -> printed.append(text).append('\n'));
                }
                process.waitFor(10, TimeUnit.SECONDS);
                return new Outcome(process.exitValue(), printed.toString());
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(String.join(" ", command), e);
        }
    }
}
