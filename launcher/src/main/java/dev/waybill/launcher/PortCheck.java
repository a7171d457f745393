package dev.waybill.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

/** Looks before anything starts whether all ports are free, and names what holds those that are not. */
final class PortCheck {

    private PortCheck() {
    }

    /**
     * @param ports port by the property that changes it
     * @throws LaunchException naming each port that is taken and its holder
     */
    static void check(Map<String, Integer> ports) {
        List<String> taken = ports.entrySet().stream()
                .filter(port -> !isFree(port.getValue()))
                .map(port -> "  port %d is held by %s; choose another by -D%s=.."
                        .formatted(port.getValue(), holder(port.getValue()), port.getKey()))
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

    private static String holder(int port) {
        return PortHolder.find(port)
                .map(process -> "process %d (%s)".formatted(process.pid(), commandLine(process)))
                .orElse("another process");
    }

    private static String commandLine(ProcessHandle process) {
        String line = process.info().commandLine().or(process.info()::command).orElse("unknown command");
        return line.length() <= 160 ? line : line.substring(0, 160) + "..";
    }
}
