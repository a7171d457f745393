package dev.waybill.system.endtoend;

import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
        return start(List.of(command), "--api=" + waybill.appServer().httpUri());
    }

    /** Nothing is under way any more. */
    Outcome judge(String... options) {
        List<String> command = new ArrayList<>(List.of("judge", "--grace=PT0S"));
        command.addAll(List.of(options));
        return start(command, "--database-url=" + waybill.database().jdbcUrl());
    }

    private Outcome start(List<String> command, String where) {
        List<String> line = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-jar",
                System.getProperty("waybill.command-line")));
        line.addAll(command);
        line.addAll(List.of(where, "--console=" + waybill.broker().consoleUri(),
                "--password-file=" + waybill.settings().runDirectory().resolve("passwords.properties")));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            try {
                String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                process.waitFor(10, TimeUnit.SECONDS);
                return new Outcome(process.exitValue(), printed);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(String.join(" ", command), e);
        }
    }
}
