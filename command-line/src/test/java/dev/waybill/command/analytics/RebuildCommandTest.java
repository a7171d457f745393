package dev.waybill.command.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.command.WaybillCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says and how it ends, with a Waybill and a broker that say what they are told to. */
class RebuildCommandTest {
    private static final String HOUR = """
            {"start":"2026-01-15T09:00:00Z","currency":"EUR","placed":2,"placedValue":{"amount":"20.20","currency":"EUR"},\
            "confirmed":1,"payments":1,"revenue":{"amount":"%s","currency":"EUR"},"refunds":0,\
            "refunded":{"amount":"0.00","currency":"EUR"},"net":{"amount":"%1$s","currency":"EUR"},"cancelled":0,"rejected":0,"declined":0}""";

    @TempDir
    Path folder;
    private final StringWriter printed = new StringWriter();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private String replaced = HOUR.formatted("10.10");
    private String now = HOUR.formatted("10.10");
    private String replay = "{\"status\":200,\"value\":null}";

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("passwords"), "broker.operator=secret\napi.operator=secret\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/analytics/rebuild", exchange -> answer(exchange, 202,
                "{\"from\":\"2026-01-15T09:00:00Z\",\"replaced\":[" + replaced + "]}"));
        server.createContext("/analytics/sales", exchange -> answer(exchange, 200, "{\"sales\":[" + now + "]}"));
        server.createContext("/console/jolokia/", exchange -> {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(request);
            answer(exchange, 200, request.contains("replay(") ? replay : "{\"status\":200,\"value\":0}");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void saysWhatWasThereAndWhatIsNow() {
        assertThat(rebuild()).isZero();

        assertThat(printed.toString()).contains("before: EUR placed 2, placedValue 20.20", "now:    EUR placed 2", "Counted again");
        assertThat(asked).filteredOn(request -> request.contains("replay(")).hasSize(2)
                .allSatisfy(request -> assertThat(request).contains("AMQTimestamp >= 1768464000000", "analytics.replay"));
    }

    @Test
    void whatIsMissingIsNamedAndTheExitCodeIsNotZero() {
        now = HOUR.formatted("10.09");

        assertThat(rebuild()).isEqualTo(RebuildCommand.INCOMPLETE);
        assertThat(printed.toString()).contains("missing: 2026-01-15T09:00:00Z EUR revenue: 10.10 before, 10.09 now");
    }

    @Test
    void whatWasSentBeforeARestoreIsLeftOut() {
        assertThat(rebuild("--without=2026-01-15T09:00:00Z/2026-01-15T10:00:00Z")).isZero();

        assertThat(asked).filteredOn(request -> request.contains("replay(")).hasSize(2).allSatisfy(request -> assertThat(request)
                .contains("AMQTimestamp >= 1768464000000 AND (sentAt IS NULL OR sentAt < 1768467600000 OR sentAt >= 1768471200000)"));
    }

    @Test
    void halfAnIntervalIsWrongUsage() {
        assertThat(rebuild("--without=2026-01-15T09:00:00Z")).isEqualTo(2);

        assertThat(printed.toString()).contains("two instants");
    }

    @Test
    void moreThanBeforeIsFine() {
        now = HOUR.formatted("99.00");

        assertThat(rebuild()).isZero();
    }

    @Test
    void aReplayThatFailsSaysHowToGoOn() {
        replay = "{\"status\":500,\"error\":\"AMQ229250 no retention\"}";

        assertThat(rebuild()).isEqualTo(1);
        assertThat(printed.toString()).contains("no retention", "--from=2026-01-15T09:00Z");
    }

    @Test
    void aMissingPasswordIsSaidBeforeAnythingIsEmptied() {
        assertThat(rebuild("--user=nobody")).isEqualTo(1);

        assertThat(printed.toString()).contains("has no line broker.nobody").doesNotContain("Emptied");
    }

    @Test
    void wrongUsageIsToldFromFailure() {
        assertThat(rebuild("--patience=soon")).isEqualTo(2);
    }

    private int rebuild(String... more) {
        var arguments = new ArrayList<>(List.of("analytics", "rebuild", "--api=http://127.0.0.1:" + server.getAddress().getPort(),
                "--console=http://127.0.0.1:" + server.getAddress().getPort() + "/console", "--password-file=" + folder.resolve("passwords")));
        arguments.addAll(List.of(more));
        var writer = new PrintWriter(printed, true);
        return WaybillCommand.commandLine().setOut(writer).setErr(writer).execute(arguments.toArray(String[]::new));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(bytes);
        }
    }
}
