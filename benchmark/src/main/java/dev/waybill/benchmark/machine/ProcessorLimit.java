package dev.waybill.benchmark.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Gives a process no more than so much of the processors, by Linux's control groups (version 2, or 1 where that is mounted); needs root.
 * For several app servers on one machine, which stand for as many machines.
 */
public final class ProcessorLimit implements AutoCloseable {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final int PERIOD_MICROSECONDS = 20_000;

    private final Path group;

    /**
     * @param processors such as 0.5
     * @throws UncheckedIOException where the machine does not allow it
     */
    public ProcessorLimit(long pid, double processors) {
        boolean two = Files.exists(ROOT.resolve("cgroup.controllers"));
        group = (two ? ROOT : ROOT.resolve("cpu")).resolve("waybill-" + pid);
        String quota = Long.toString(Math.round(processors * PERIOD_MICROSECONDS));
        try {
            Files.createDirectory(group);
            if (two) {
                Files.writeString(ROOT.resolve("cgroup.subtree_control"), "+cpu");
                Files.writeString(group.resolve("cpu.max"), quota + " " + PERIOD_MICROSECONDS);
            } else {
                Files.writeString(group.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD_MICROSECONDS));
                Files.writeString(group.resolve("cpu.cfs_quota_us"), quota);
            }
            Files.writeString(group.resolve("cgroup.procs"), Long.toString(pid));
        } catch (IOException e) {
            throw new UncheckedIOException("a limit of processor time needs Linux with control groups, and root", e);
        }
    }

    /** After the process has ended. */
    @Override
    public void close() {
        try {
            Files.delete(group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
