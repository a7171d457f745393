package dev.waybill.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks before anything starts whether all ports are free, and names what holds those that are not. */
final class PortCheck {

    private PortCheck() {
    }

    /**
     * @param ports        port by the property that changes it
     * @param runDirectory what a process of an earlier run has in its command line
     * @throws LaunchException naming each port that is taken, its holder and what to do
     */
    static void check(Map<String, Integer> ports, Path runDirectory) {
        List<String> taken = ports.entrySet().stream()
                .filter(port -> !isFree(port.getValue()))
                .map(port -> taken(port.getKey(), port.getValue(), runDirectory))
                .toList();
        if (!taken.isEmpty()) {
            throw new LaunchException("Nothing was started, because ports are taken:\n" + String.join("\n", taken));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Else connections of an earlier run that linger in TIME_WAIT count as taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String taken(String property, int port, Path runDirectory) {
        Optional<ProcessHandle> holder = PortHolder.find(port);
        if (holder.isEmpty()) {
            return "  port %d is held by another process; choose another by -D%s=..".formatted(port, property);
        }
        long pid = holder.get().pid();
        String line = commandLine(holder.get());
        String advice = line.contains(runDirectory.toString())
                ? "left over from an earlier run: kill " + pid
                : "choose another by -D" + property + "=..";
        return "  port %d is held by process %d (%s); %s".formatted(port, pid, shortened(line), advice);
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().or(process.info()::command).orElse("unknown command");
    }

    private static String shortened(String line) {
        return line.length() <= 160 ? line : line.substring(0, 160) + "..";
    }
}
