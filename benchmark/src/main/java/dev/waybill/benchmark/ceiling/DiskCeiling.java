package dev.waybill.benchmark.ceiling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often the disk of the folder takes 8 kB for good, in the way that PostgreSQL asks it to. */
record DiskCeiling(Path folder) {
    /** Empty where the machine has no pg_test_fsync. */
    Optional<Ceiling> measure() throws IOException {
        Optional<Path> program = Command.postgresql("pg_test_fsync");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.resolve("flush-test");
        try {
            // The last block is of other sizes; what counts is the write of one block, which is measured first.
            String command = "\"$0\" -s 1 -f \"$1\" | sed '/two 8kB/,$d'";
            double flushes = new Command(List.of("sh", "-c", command, program.get().toString(), file.toString()), Map.of())
                    .median("fdatasync\\s+([\\d.]+) ops/sec");
            return Optional.of(new Ceiling("disk, fdatasync one after the other", flushes, Ceiling.FLUSHES, Double.NaN));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
