package dev.waybill.benchmark.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** All processes at one moment, as {@code /proc} shows them (proc(5)). */
public final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    /** Linux counts in ticks of 1/USER_HZ, on every architecture that the JDK runs on. */
    private static final int MILLIS_PER_TICK = 10;

    private final Map<Long, ProcessEntry> processes = new HashMap<>();
    private final long busyMillis;

    private ProcessTable(Path proc) throws IOException {
        busyMillis = busy(Files.readAllLines(proc.resolve("stat")).get(0));
        try (Stream<Path> entries = Files.list(proc)) {
            for (Path entry : entries.filter(path -> path.getFileName().toString().matches("\\d+")).toList()) {
                ProcessEntry.read(entry, MILLIS_PER_TICK).ifPresent(process -> processes.put(process.pid(), process));
            }
        }
    }

    /** Whether this machine has what is read here. */
    public static boolean isReadable() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    public static ProcessTable now() {
        return of(PROC);
    }

    static ProcessTable of(Path proc) {
        try {
            return new ProcessTable(proc);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Of a process and all that come from it, those included that have ended.
     *
     * @throws IllegalStateException where there is no such process: what it has used cannot be known any more
     */
    public Use tree(long pid) {
        ProcessEntry root = processes.get(pid);
        if (root == null) {
            throw new IllegalStateException("process " + pid + " has ended");
        }
        return processes.values().stream().filter(process -> process.parent() == pid)
                .map(child -> tree(child.pid())).reduce(root.withEnded(), Use::plus);
    }

    /** Of a process without its children. */
    public Use alone(long pid) {
        ProcessEntry process = processes.get(pid);
        return process == null ? Use.NONE : process.own();
    }

    /** CPU time of the whole machine that was not idle. */
    public long busyMillis() {
        return busyMillis;
    }

    /** user, nice, system, (idle, iowait,) irq, softirq and steal */
    private static long busy(String line) {
        long[] ticks = Arrays.stream(line.trim().split("\\s+")).skip(1).mapToLong(Long::parseLong).toArray();
        return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]) * MILLIS_PER_TICK;
    }
}
