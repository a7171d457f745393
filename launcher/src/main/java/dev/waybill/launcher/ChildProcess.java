package dev.waybill.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of a part: its output goes to {@code log/<name>.log}, its pid to {@code <name>.pid}. */
final class ChildProcess implements Running {

    private final LogFile log;
    private final Path pid;
    private Process process;

    ChildProcess(String name, Settings settings) {
        log = new LogFile(settings.logDirectory().resolve(name + ".log"));
        pid = settings.runDirectory().resolve(name + ".pid");
    }

    void start(List<String> command, Path workingDirectory) {
        start(command, workingDirectory, Map.of());
    }

    /** @param environment beside what this process has */
    void start(List<String> command, Path workingDirectory, Map<String, String> environment) {
        try {
            Files.createDirectories(log.path().getParent());
            Files.createDirectories(workingDirectory);
            log.startHere();
            ProcessBuilder builder = new ProcessBuilder(Shell.shielded(command))
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
            Files.writeString(pid, process.pid() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop(Duration patience) {
        if (isAlive()) {
            process.destroy();
            if (!ended(patience)) {
                kill();
            }
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

    @Override
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    @Override
    public LogFile log() {
        return log;
    }

    ProcessHandle handle() {
        if (process == null) {
            throw new IllegalStateException("It was never started");
        }
        return process.toHandle();
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
