package dev.waybill.system.reliability;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A small file system in memory in the place of a folder, to be filled up. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final Path ballast;

    /** @param folder must be empty, or not there yet */
    SmallDisk(Path folder, int megabytes) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        ballast = folder.resolve("ballast");
        Object owner = Files.getAttribute(folder, "unix:uid");
        asRoot("mount", "-t", "tmpfs", "-o", "size=%dm,mode=0700,uid=%s".formatted(megabytes, owner),
                "waybill-test", folder.toString());
    }

    /** Leaves at most so many bytes of it; 0 for none at all. */
    void fill(long bytesLeft) throws IOException {
        try (var file = FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (long free = free(); free > bytesLeft; free = free()) {
                file.write(ByteBuffer.allocate((int) Math.min(free - bytesLeft, 1 << 20)));
            }
        } catch (IOException full) {
            if (free() > 0) {
                throw full;
            }
        }
    }

    void empty() throws IOException {
        Files.deleteIfExists(ballast);
    }

    long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** Takes it away, at once, also where a process that could not be stopped still has files on it. */
    @Override
    public void close() throws IOException, InterruptedException {
        asRoot("umount", "--lazy", folder.toString());
    }

    private static void asRoot(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(command));
        if (!System.getProperty("user.name").equals("root")) {
            all.addAll(0, List.of("sudo", "-n"));
        }
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", all) + ": " + words);
        }
    }
}
