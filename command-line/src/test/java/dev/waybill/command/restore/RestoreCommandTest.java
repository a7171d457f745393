package dev.waybill.command.restore;

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
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command does in which order, and how it ends, with a Waybill and a broker that say what they are told to. */
class RestoreCommandTest {
    private static final String QUEUE = "org.apache.activemq.artemis:address=\\\"%s\\\",broker=\\\"waybill\\\",component=addresses,"
            + "queue=\\\"%s\\\",routing-type=\\\"multicast\\\",subcomponent=queues";
    private static final String TIMELINE = QUEUE.formatted("payment.events", "timeline.payment-events");
    private static final String PARTNER = QUEUE.formatted("$.artemis.internal.sf.pair", "$.artemis.internal.sf.pair");

    @TempDir
    Path folder;
    private final StringWriter printed = new StringWriter();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private int readers;
    private String removal = "{\"status\":200,\"value\":3}";
    private int refusalsOfTheApplication;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("passwords"), "broker.operator=secret\napi.operator=secret\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/products", exchange -> {
            asked.add("ready?");
            answer(exchange, refusalsOfTheApplication-- > 0 ? 503 : 200, "[]");
        });
        server.createContext("/events/resend", exchange -> {
            asked.add("resend " + body(exchange));
            answer(exchange, 202, "{\"since\":\"2026-01-15T08:50:00Z\",\"events\":7}");
        });
        server.createContext("/console/jolokia/", exchange -> {
            String request = body(exchange);
            asked.add(request);
            answer(exchange, 200, request.contains("removeMessages(") ? removal : ofQueues(request));
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatIsUnreadIsRemovedBeforeAnythingIsSentAgain() {
        assertThat(restore()).isZero();

        assertThat(printed.toString()).containsSubsequence(
                "3 messages, sent since 2026-01-15T09:00:00Z, are taken from timeline.payment-events",
                "Start an app server now", "7 events, sent since 2026-01-15T08:50:00Z, are sent again", "The history of the broker was read",
                "analytics rebuild --without=2026-01-15T09:00:00Z/20");
        assertThat(asked).filteredOn(request -> request.contains("removeMessages(")).hasSize(2)
                .allSatisfy(request -> assertThat(request).contains("sentAt >= 1768467600000"));
        assertThat(steps()).containsExactly("ConsumerCount", "removeMessages", "ready?", "resend", "replay");
    }

    @Test
    void whatIsSentAgainBeginsEarlierThanWhatIsRemoved() {
        restore();

        assertThat(asked).contains("resend {\"since\":\"2026-01-15T08:50:00Z\"}");
    }

    @Test
    void nothingIsTouchedWhileSomebodyReads() {
        readers = 1;

        assertThat(restore()).isEqualTo(1);
        assertThat(printed.toString()).contains("Somebody reads from timeline.payment-events", "Stop the app servers")
                .doesNotContain("artemis.internal");
        assertThat(steps()).containsExactly("ConsumerCount");
    }

    @Test
    void waitsForTheApplication() {
        refusalsOfTheApplication = 2;

        assertThat(restore()).isZero();
        assertThat(asked).filteredOn("ready?"::equals).hasSize(3);
    }

    @Test
    void anApplicationThatDoesNotComeIsAFailureThatSaysWhatToDo() {
        refusalsOfTheApplication = Integer.MAX_VALUE;

        assertThat(restore("--patience=PT1S")).isEqualTo(1);
        assertThat(printed.toString()).contains("/products answered 503", "stop the app servers and call this again");
        assertThat(steps()).doesNotContain("resend");
    }

    @Test
    void aRemovalThatFailsSaysThatSomeMayBeGone() {
        removal = "{\"status\":500,\"error\":\"AMQ229020 bad filter\"}";

        assertThat(restore()).isEqualTo(1);
        assertThat(printed.toString()).contains("bad filter", "call this again").doesNotContain("Start an app server");
    }

    @Test
    void aMissingPasswordIsSaidBeforeAnythingIsRemoved() {
        assertThat(restore("--user=nobody")).isEqualTo(1);

        assertThat(steps()).isEmpty();
    }

    @Test
    void whatIsNoInstantIsWrongUsage() {
        assertThat(restore("--since=yesterday")).isEqualTo(2);
    }

    private List<String> steps() {
        return asked.stream().flatMap(request -> List.of("ConsumerCount", "removeMessages", "ready?", "resend", "replay(").stream()
                .filter(request::contains)).map(step -> step.replace("(", "")).distinct().toList();
    }

    private String ofQueues(String request) {
        if (!request.contains("queue=*")) {
            return "{\"status\":200,\"value\":0}";
        }
        String attribute = request.contains("ConsumerCount") ? "ConsumerCount" : "MessageCount";
        // A broker of a pair always reads from its own queues.
        return "{\"status\":200,\"value\":{\"%s\":{\"%s\":%d},\"%s\":{\"%2$s\":1}}}".formatted(TIMELINE, attribute, readers, PARTNER);
    }

    private int restore(String... more) {
        String where = "http://127.0.0.1:" + server.getAddress().getPort();
        var arguments = new ArrayList<>(List.of("restore", "--api=" + where, "--console=" + where + "/console",
                "--password-file=" + folder.resolve("passwords")));
        arguments.addAll(List.of(more));
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--since"))) {
            arguments.add("--since=2026-01-15T09:00:00Z");
        }
        var writer = new PrintWriter(printed, true);
        return WaybillCommand.commandLine().setOut(writer).setErr(writer).execute(arguments.toArray(String[]::new));
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(bytes);
        }
    }
}
