package dev.waybill.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What a process has written since its last start; what earlier runs wrote is passed over. */
final class LogFile {

    private final Path path;
    private long start;

    LogFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** From now on only what is written later counts. */
    void startHere() {
        try {
            start = Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty as long as there is no file. */
    String text() {
        try (InputStream file = Files.newInputStream(path)) {
            file.skipNBytes(start);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    String lastLines(int count) {
        List<String> lines = text().lines().toList();
        return lines.stream().skip(Math.max(0, lines.size() - count)).collect(Collectors.joining("\n"));
    }
}
