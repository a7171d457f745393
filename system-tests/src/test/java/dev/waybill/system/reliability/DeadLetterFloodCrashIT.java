package dev.waybill.system.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.events.EventCodec;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Many dead letters are put back at once ({@code -Dwaybill.flood=100000}), at the rate as shipped, and live orders go on.
 * Takes minutes: {@code -Dwaybill.surroundings=true}.
 */
@EnabledIfSystemProperty(named = "waybill.surroundings", matches = "true",
        disabledReason = "takes minutes: -Dwaybill.surroundings=true runs it (docs/reliability.md)")
class DeadLetterFloodCrashIT {
    private static final int LETTERS = Integer.getInteger("waybill.flood", 5_000);
    private static final int AT_ONCE = 1_000;
    private static final int WARM_UP = 200;
    /** Of the broker's memory, MB: a portion that was on its way. */
    private static final long MARGIN = 32;
    /** As shipped (docs/configuration.md). */
    private static final int PER_SECOND = 200;
    /** Of the four clients, ms: the mail sink keeps the newest 20,000 mails, and has to have one for each order. */
    private static final long PAUSE = Math.max(50, LETTERS / 400);
    private static final String ADDRESS = "inventory.events";
    /** What the listener of the timeline would have made of them. */
    private static final Map<String, String> FAILED = Map.of("_AMQ_ORIG_ADDRESS", ADDRESS, "_AMQ_ORIG_QUEUE",
            "timeline.inventory-events", "deadLetterReason", "flood");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private Waybill waybill;
    private Peaks peaks;

    @Test
    void liveOrdersGoOnWhileManyArePutBack() throws Exception {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "flood-");
        try (var running = new Waybill(Settings.forTests(folder), line -> { })) {
            waybill = running;
            waybill.start();
            peaks = new Peaks(waybill);
            Goods goods = Goods.in(waybill.appServer().httpUri());
            send();
            try (var load = LoadClient.paying(waybill.appServer().httpUri(), goods, 4, Duration.ofMillis(PAUSE), 1)) {
                await().atMost(Duration.ofMinutes(2)).until(() -> load.ledger().accepted().size() >= WARM_UP);
                Instant without = Instant.now();
                await().atMost(Duration.ofMinutes(2)).until(() -> load.ledger().accepted().size() >= 2 * WARM_UP);
                Instant begin = Instant.now();
                JsonNode action = retryAll();
                Instant end = Instant.now();
                Ledger client = load.stop();
                List<UUID> meanwhile = client.accepted(begin, end);

                print(client, begin, end);
                System.out.println("[flood] " + ConfirmationTimes.of(waybill, meanwhile)
                        .beside(ConfirmationTimes.of(waybill, client.accepted(without, begin))));
                assertThat(action.get("done").asInt()).as("%s", action).isEqualTo(LETTERS);
                assertThat(Duration.between(begin, end)).isGreaterThan(Duration.ofSeconds(LETTERS / PER_SECOND - 1));
                assertThat(meanwhile).as("orders while letters were put back").isNotEmpty();
                assertThat(peaks.addresses()).isLessThanOrEqualTo(peaks.limit() + MARGIN);
                assertThat(client.answers().keySet()).isSubsetOf(Set.of(200, 201, 409));
                var judge = new SystemJudge(waybill);
                assertThat(judge.verdictWhenQuiet(client, goods, Duration.ofMinutes(5)).violations()).isEmpty();
                assertThat(Strangers.in(waybill)).as("each has one effect").isEqualTo(LETTERS);
            }
        }
    }

    private void send() throws JMSException {
        try (var sender = new QueueSender(waybill.broker(), ADDRESS + ".dead-letters")) {
            for (int i = 1; i <= LETTERS; i++) {
                sender.send(EventCodec.batch(List.of(EventCodec.encode(Strangers.event()))), i % 4, FAILED);
                if (i % AT_ONCE == 0 || i == LETTERS) {
                    sender.commit();
                    peaks.look();
                }
            }
        }
    }

    /** Returns the action once it is done. */
    private JsonNode retryAll() throws IOException, InterruptedException {
        JsonNode[] action = {answer(request("/retry").POST(HttpRequest.BodyPublishers.ofString("{\"filter\":{\"reason\":\"flood\"}}")))};
        String path = "/actions/" + action[0].get("id").asText();
        await().atMost(Duration.ofHours(2)).pollInterval(Duration.ofSeconds(1)).until(() -> {
            peaks.look();
            action[0] = answer(request(path).GET());
            return action[0].get("state").asText().equals("DONE");
        });
        return action[0];
    }

    private HttpRequest.Builder request(String path) {
        String login = Base64.getEncoder().encodeToString(("operator:" + waybill.operatorPassword()).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(waybill.appServer().httpUri().resolve("/dead-letters" + path))
                .header("Authorization", "Basic " + login).header("Content-Type", "application/json");
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private void print(Ledger client, Instant begin, Instant end) throws IOException {
        System.out.printf("[flood] %d letters put back in %d s; messages in memory %d MB at most (limit %d), broker %d MB, app server %d MB;"
                        + " %d orders accepted, %d of them meanwhile, answers %s, longest pause %d ms%n", LETTERS,
                Duration.between(begin, end).toSeconds(), peaks.addresses(), peaks.limit(), peaks.broker(), peaks.appServer(),
                client.accepted().size(), client.accepted(begin, end).size(), client.answers(),
                client.longestPause(begin, end).toMillis());
    }
}
