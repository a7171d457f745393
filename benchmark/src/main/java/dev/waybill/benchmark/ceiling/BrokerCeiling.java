package dev.waybill.benchmark.ceiling;

import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Durable messages as long as Waybill's through one queue, by the client that the broker brings for it. */
record BrokerCeiling(Waybill waybill, Events events) {
    private static final int SECONDS = 8;
    private static final int WARM_UP_SECONDS = 4;

    Ceiling measure() throws IOException {
        Path home = waybill.settings().distribution().resolve("artemis");
        double rate = new Command(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dartemis.home=" + home, "-classpath", home.resolve("lib") + "/*", "org.apache.activemq.artemis.boot.Artemis",
                "perf", "client", "--persistent", "--max-pending", "100",
                "--url", waybill.broker().uri().toString(), "--user", "probe", "--password", waybill.broker().password("probe"),
                "--message-size", Integer.toString(events.bytesPerMessage()),
                "--warmup", Integer.toString(WARM_UP_SECONDS), "--duration", Integer.toString(WARM_UP_SECONDS + SECONDS),
                "queue://launcher.probe"), Map.of()).median("warmup false[\\s\\S]*?received:\\s+(\\d+) msg/sec");
        String name = "broker, messages of %d bytes, %.2f of them for an order";
        return new Ceiling(name.formatted(events.bytesPerMessage(), events.messagesPerOrder()), rate, "messages",
                rate / events.messagesPerOrder());
    }
}
