package dev.waybill.system.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;

/** The clock of one process, to be put forward and back while it runs; what measures how time passes goes on as it does. */
final class WallClock {
    private static final Path LIBRARIES = Path.of("/usr/lib");

    private final Path offset;

    /** @param folder for a file of its own, of a path without blanks */
    WallClock(Path folder) throws IOException {
        offset = folder.resolve("clock");
        differBy(Duration.ZERO);
    }

    static Optional<Path> library() {
        if (!Files.isDirectory(LIBRARIES)) {
            return Optional.empty();
        }
        try (var files = Files.find(LIBRARIES, 3, (file, attributes) -> file.endsWith("faketime/libfaketimeMT.so.1"))) {
            return files.findAny();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the process, which looks every second. Without the last one, waiting threads of Java were seen to wake up at once. */
    String environment() {
        return """
                LD_PRELOAD=%s FAKETIME_TIMESTAMP_FILE=%s FAKETIME_CACHE_DURATION=1 \
                FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_FORCE_MONOTONIC_FIX=0""".formatted(library().orElseThrow(), offset);
    }

    /** From the true time, at once; before it where negative. */
    void differBy(Duration difference) throws IOException {
        Path next = offset.resolveSibling("clock.next");
        Files.writeString(next, "%+d%n".formatted(difference.toSeconds()));
        Files.move(next, offset, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
