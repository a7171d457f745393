package dev.waybill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the process that listens on a port. Linux tells by /proc; elsewhere nothing is found. */
final class PortHolder {

    private static final String LISTENING = "0A";

    private PortHolder() {
    }

    static Optional<ProcessHandle> find(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)))
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > 9 && columns[3].equals(LISTENING))
                .filter(columns -> columns[1].endsWith(String.format(":%04X", port)))
                .map(columns -> columns[9])
                .flatMap(inode -> processesWith("socket:[" + inode + "]"))
                .findFirst();
    }

    private static Stream<ProcessHandle> processesWith(String socket) {
        return ProcessHandle.allProcesses().filter(process -> holds(process, socket));
    }

    private static boolean holds(ProcessHandle process, String socket) {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return open.anyMatch(descriptor -> socket.equals(target(descriptor)));
        } catch (IOException e) {
            // Another user's process, or it has just ended: nothing to be learned from it.
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
