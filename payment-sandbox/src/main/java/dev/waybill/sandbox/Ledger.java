package dev.waybill.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A file with one JSON object a line that is only ever added to. An entry is with the operating system before it counts. */
final class Ledger implements AutoCloseable {
    private final FileChannel file;
    private final List<Entry> entries = new ArrayList<>();

    Ledger(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            load(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    void add(Entry entry) {
        try {
            file.write(ByteBuffer.wrap((Json.MAPPER.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8)));
            entries.add(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** A last line without its end was never answered: a crash cut it off, and it is dropped. */
    private void load(String text) throws IOException {
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        for (String line : whole.lines().toList()) {
            entries.add(Json.MAPPER.readValue(line, Entry.class));
        }
        long end = whole.getBytes(StandardCharsets.UTF_8).length;
        file.truncate(end).position(end);
    }
}
