package dev.waybill.system.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.broker.Jolokia;
import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that was seen in use, in MB; {@link #look} has to be called again and again. */
final class Peaks {
    private static final long MEGABYTE = 1 << 20;
    private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s*(\\d+) kB");

    private final Waybill waybill;
    private long addresses;

    Peaks(Waybill waybill) {
        this.waybill = waybill;
    }

    void look() {
        addresses = Math.max(addresses, read("AddressMemoryUsage").asLong() / MEGABYTE);
    }

    /** Of all messages that the broker keeps in memory. */
    long addresses() {
        return addresses;
    }

    /** What the broker is told to keep in memory at most. */
    long limit() {
        return read("GlobalMaxSize").asLong() / MEGABYTE;
    }

    /** Of the broker's process since its start; -1 where the operating system does not say. */
    long broker() throws IOException {
        return resident(waybill.broker().handle());
    }

    long appServer() throws IOException {
        return resident(waybill.appServer().handle());
    }

    private JsonNode read(String attribute) {
        return waybill.broker().jolokia().read(Jolokia.broker(), attribute);
    }

    private static long resident(ProcessHandle process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        Matcher resident = RESIDENT.matcher(Files.readString(status));
        return resident.find() ? Long.parseLong(resident.group(1)) / 1024 : -1;
    }
}
