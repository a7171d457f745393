package dev.waybill.benchmark.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One process.
 *
 * @param own       without its children
 * @param withEnded with those that have ended; Linux adds their bytes to the parent's own
 */
record ProcessEntry(long pid, long parent, Use own, Use withEnded) {
    /** Empty for a process that has just ended. */
    static Optional<ProcessEntry> read(Path entry, int millisPerTick) {
        try {
            String stat = Files.readString(entry.resolve("stat"));
            // The name stands in brackets and may hold anything; what follows it begins with the state, field 3.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long own = (ticks(fields, 14) + ticks(fields, 15)) * millisPerTick;
            long ended = (ticks(fields, 16) + ticks(fields, 17)) * millisPerTick;
            long written = written(entry);
            return Optional.of(new ProcessEntry(Long.parseLong(entry.getFileName().toString()), ticks(fields, 4),
                    new Use(own, written), new Use(own + ended, written)));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    /** @param number as proc(5) numbers it */
    private static long ticks(String[] fields, int number) {
        return Long.parseLong(fields[number - 3]);
    }

    /**
     * The smaller of what it gave to write(2) and what it made dirty: the first has sockets in it, and the second counts all of
     * a large page for each byte of it. 0 where this user may not know.
     */
    private static long written(Path entry) {
        try {
            Map<String, Long> counters = Files.readAllLines(entry.resolve("io")).stream().map(line -> line.split(": "))
                    .collect(Collectors.toMap(line -> line[0], line -> Long.parseLong(line[1])));
            return Math.min(counters.get("wchar"), counters.get("write_bytes"));
        } catch (IOException notAllowed) {
            return 0;
        }
    }
}
