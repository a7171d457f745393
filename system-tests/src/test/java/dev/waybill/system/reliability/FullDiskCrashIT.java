package dev.waybill.system.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.launcher.Part;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The disks of broker and database fill up under load; then there is room again, and what ended of it is started again. Takes
 * minutes: {@code -Dwaybill.surroundings=true}.
 */
@EnabledIfSystemProperty(named = "waybill.surroundings", matches = "true",
        disabledReason = "takes minutes; -Dwaybill.surroundings=true runs it")
@NeedsMount
class FullDiskCrashIT {
    private static final int CUSTOMERS = 4;
    private static final int MEGABYTE = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static SmallDisk brokerDisk;
    private static SmallDisk databaseDisk;
    private static Waybill waybill;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "disk-");
        brokerDisk = new SmallDisk(folder.resolve("broker/data"), 256);
        databaseDisk = new SmallDisk(folder.resolve("database"), 256);
        waybill = new Waybill(Settings.forTests(folder).with("waybill.redelivery-delay", "1000")
                .with("waybill.max-redelivery-delay", "5000").with("waybill.max-delivery-attempts", "20")
                .with("waybill.broker.min-disk-free", "32M")
                // Of the size that is shipped, a file of the journal lasts longer than this test.
                .with("brokerconfig.journalFileSize", Integer.toString(MEGABYTE)), line -> { });
        waybill.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (waybill != null) {
            waybill.close();
        }
        for (SmallDisk disk : new SmallDisk[] {brokerDisk, databaseDisk}) {
            if (disk != null) {
                disk.close();
            }
        }
    }

    @Test
    void nothingIsLostDoubledOrLeftBehind() throws Exception {
        Goods goods = Goods.in(waybill.appServer().httpUri());
        Instant begin = Instant.now();
        Ledger client;
        try (var load = new LoadClient(waybill.appServer().httpUri(), goods, CUSTOMERS, Duration.ofMillis(50), 1)) {
            awaitOrders(load.ledger());
            brokerHasLittleRoom(load.ledger());
            brokerHasNoRoom(load.ledger());
            databaseHasNoRoom();
            awaitOrders(load.ledger());
            client = load.stop();
        }
        var judge = new SystemJudge(waybill);
        var verdict = judge.verdictWhenQuiet(client, goods, Duration.ofMinutes(3));
        System.out.printf("[full disk] %d accepted, answers %s, longest pause %d ms, %d violations, %d s%n",
                client.accepted().size(), client.answers(), client.longestPause(begin, Instant.now()).toMillis(),
                verdict.violations().size(), Duration.between(begin, Instant.now()).toSeconds());
        assertThat(verdict.violations()).isEmpty();
        assertThat(client.answers()).containsKey(503);
        // Whose commit the database did not survive: what became of it nobody knows.
        assertThat(client.answers().getOrDefault(500, new AtomicInteger())).hasValueLessThanOrEqualTo(CUSTOMERS);
    }

    /** Below its limit it takes no more messages; orders are taken, and events are sent by themselves when there is room. */
    private void brokerHasLittleRoom(Ledger client) throws Exception {
        brokerDisk.fill(16 * MEGABYTE);
        patiently().until(() -> isDown("relay"));
        awaitOrders(client);
        assertThat(waybill.broker().handle().isAlive()).isTrue();

        brokerDisk.empty();
        patiently().until(() -> !isDown("relay"));
    }

    /** With no room for its journal it ends itself, unless it has seen before that there is little. */
    private void brokerHasNoRoom(Ledger client) throws Exception {
        await().during(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(20)).until(() -> {
            brokerDisk.fill(0);
            return true;
        });
        awaitOrders(client);

        brokerDisk.empty();
        boolean ended = !waybill.broker().handle().isAlive();
        if (ended) {
            startAgain(waybill.broker());
        }
        System.out.println("[full disk] broker ended: " + ended);
    }

    /** Without room for rows it refuses what needs some; without room for its log it ends, and cannot start before there is. */
    private void databaseHasNoRoom() throws Exception {
        asSuperuser("select pg_switch_wal()", "select pg_current_xact_id()");
        patiently().until(() -> {
            databaseDisk.fill(0);
            return isDown("database") && status("database").at("/data/reason").asText().contains("No space left");
        });
        patiently().until(() -> newProduct().statusCode() == 503);
        var refused = newProduct();
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(JSON.readTree(refused.body()).get("type").asText()).isEqualTo("/problems/unavailable");

        asSuperuser("select pg_switch_wal()");
        patiently().until(() -> {
            databaseDisk.fill(0);
            return !databaseRuns();
        });
        assertThat(newProduct().statusCode()).isEqualTo(503);

        databaseDisk.empty();
        startAgain(waybill.database());
    }

    private static void startAgain(Part part) {
        part.stop();
        part.start();
        part.waitUntilReady();
    }

    private static boolean databaseRuns() {
        try {
            return waybill.database().handle().isAlive();
        } catch (IllegalStateException ended) {
            return false;
        }
    }

    /** A database that ends meanwhile has done it too. */
    private static void asSuperuser(String... statements) throws IOException {
        var passwords = new Properties();
        try (var file = Files.newBufferedReader(waybill.settings().runDirectory().resolve("passwords.properties"))) {
            passwords.load(file);
        }
        String password = passwords.getProperty("database.postgres");
        try (var connection = DriverManager.getConnection(waybill.database().jdbcUrl(), "postgres", password);
             var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException ended) {
            System.out.println("[full disk] " + ended.getMessage());
        }
    }

    /** Needs room in the database, sooner or later. */
    private HttpResponse<String> newProduct() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(waybill.appServer().httpUri().resolve("/products/p-" + UUID.randomUUID()))
                .header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString("""
                        {"name":"%s","price":{"amount":"10.10","currency":"EUR"}}""".formatted("Product".repeat(20)))).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private boolean isDown(String check) throws IOException, InterruptedException {
        return status(check).path("status").asText().equals("DOWN");
    }

    private JsonNode status(String check) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(waybill.appServer().httpUri().resolve("/status")).build(),
                HttpResponse.BodyHandlers.ofString());
        return StreamSupport.stream(JSON.readTree(answer.body()).path("checks").spliterator(), false)
                .filter(one -> one.path("name").asText().equals(check)).findAny().orElseThrow();
    }

    private static void awaitOrders(Ledger client) {
        int enough = client.accepted().size() + 20;
        patiently().until(() -> client.accepted().size() >= enough);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(200)).pollInSameThread();
    }
}
