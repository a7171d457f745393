package dev.waybill.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes folders. */
final class Directories {

    private Directories() {
    }

    /** The folder with nothing in it: a process that was killed leaves its temporary files behind. */
    static Path empty(Path directory) {
        try {
            if (Files.exists(directory)) {
                for (Path found : depthFirst(directory)) {
                    Files.delete(found);
                }
            }
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> depthFirst(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
