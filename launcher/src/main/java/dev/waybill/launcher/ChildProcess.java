package dev.waybill.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A process of a part: its output goes to {@code log/<name>.log}, its pid to {@code <name>.pid}. */
final class ChildProcess {

    private static final boolean UNIX = File.separatorChar == '/';

    private final Path log;
    private final Path pid;
    private Process process;
    private long logStart;

    ChildProcess(String name, Settings settings) {
        log = settings.logDirectory().resolve(name + ".log");
        pid = settings.runDirectory().resolve(name + ".pid");
    }

    void start(List<String> command, Path workingDirectory) {
        try {
            Files.createDirectories(log.getParent());
            Files.createDirectories(workingDirectory);
            logStart = Files.exists(log) ? Files.size(log) : 0;
            process = new ProcessBuilder(shielded(command))
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Files.writeString(pid, process.pid() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop(Duration patience) {
        if (!isAlive()) {
            return;
        }
        process.destroy();
        if (!ended(patience)) {
            kill();
        }
        forgetPid();
    }

    /** As a crash would: it gets no chance to finish anything. */
    void kill() {
        if (isAlive()) {
            process.destroyForcibly();
            ended(Duration.ofSeconds(10));
            forgetPid();
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    ProcessHandle handle() {
        if (process == null) {
            throw new IllegalStateException("It was never started");
        }
        return process.toHandle();
    }

    Path log() {
        return log;
    }

    /** What it has written since it was started. */
    String output() {
        try (var channel = Files.newInputStream(log)) {
            channel.skipNBytes(logStart);
            return new String(channel.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    String lastLines(int count) {
        List<String> lines = output().lines().toList();
        return lines.stream().skip(Math.max(0, lines.size() - count)).collect(Collectors.joining("\n"));
    }

    /** Ctrl-C reaches the whole group of a terminal. The launcher decides when a part stops, so parts ignore it. */
    private static List<String> shielded(List<String> command) {
        if (!UNIX) {
            return command;
        }
        List<String> shielded = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        shielded.addAll(command);
        return shielded;
    }

    private boolean ended(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void forgetPid() {
        try {
            Files.deleteIfExists(pid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
