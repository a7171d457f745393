package dev.waybill.system.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.judge.InitialStock;
import dev.waybill.judge.Scope;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of the app server jumps, under load, and jumps back. Takes minutes: {@code -Dwaybill.surroundings=true}. */
@EnabledIfSystemProperty(named = "waybill.surroundings", matches = "true",
        disabledReason = "takes minutes; -Dwaybill.surroundings=true runs it")
@NeedsFaketime
class ClockJumpCrashIT {
    private static final String GIVEN_UP = "select count(*) from payment.payment where code = 'given_up'";
    private static final String FARTHEST = """
            select extract(epoch from created_at - now())::bigint from orders.customer_order
            where created_at between now() - interval '10 days' and now() + interval '10 days' order by created_at %s limit 1""";

    private static final Set<UUID> ACCEPTED = new HashSet<>();
    private static final Map<String, Long> STOCK = new HashMap<>();

    private static WallClock clock;
    private static Waybill waybill;

    @BeforeAll
    static void start() throws Exception {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "clock-");
        clock = new WallClock(folder);
        waybill = new Waybill(Settings.forTests(folder).with("waybill.redelivery-delay", "1000")
                .with("waybill.max-redelivery-delay", "5000").with("waybill.max-delivery-attempts", "20")
                .with("waybill.server.environment", clock.environment()), line -> { });
        waybill.start();
    }

    @AfterAll
    static void stop() {
        waybill.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "P1D", "PT-1H", "P-1D"})
    void nothingIsLostDoubledLeftBehindOrGivenUp(Duration jump) throws Exception {
        Goods goods = Goods.in(waybill.appServer().httpUri());
        STOCK.putAll(goods.pieces());
        Instant begin = Instant.now();
        Ledger client;
        int quote;
        try (var load = new LoadClient(waybill.appServer().httpUri(), goods, 4, Duration.ofMillis(50), 1)) {
            awaitOrders(load.ledger(), 50);
            clock.differBy(jump);
            await().atMost(Duration.ofSeconds(20)).until(() -> hasJumped(jump));
            // What fails now is not to be given up, however late it seems to be.
            waybill.paymentSandbox().goAway();
            awaitOrders(load.ledger(), 100);
            waybill.paymentSandbox().comeBack();
            quote = quote(goods);
            awaitOrders(load.ledger(), 200);
            clock.differBy(Duration.ZERO);
            awaitOrders(load.ledger(), 100);
            client = load.stop();
        }
        ACCEPTED.addAll(client.accepted());
        var judge = new SystemJudge(waybill);
        judge.judge().with(new InitialStock(() -> STOCK));
        var verdict = judge.verdictWhenQuiet(Scope.of(ACCEPTED), Duration.ofMinutes(3));
        long givenUp = number(GIVEN_UP);
        System.out.printf("[clock] %s: %d accepted, answers %s, pause %d ms, quote %d, %d violations, %d given up, %d s%n",
                jump, client.accepted().size(), client.answers(), client.longestPause(begin, Instant.now()).toMillis(), quote,
                verdict.violations().size(), givenUp, Duration.between(begin, Instant.now()).toSeconds());
        assertThat(verdict.violations()).isEmpty();
        assertThat(givenUp).isZero();
    }

    private static void awaitOrders(Ledger client, int more) {
        int enough = client.accepted().size() + more;
        await().atMost(Duration.ofMinutes(2)).until(() -> client.accepted().size() >= enough);
    }

    /** Its request expires by the clock of the app server, and is thrown away by that of the broker. */
    private static int quote(Goods goods) throws IOException, InterruptedException {
        URI uri = waybill.appServer().httpUri().resolve("/quotes?items=" + goods.plenty() + ":1");
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** An order has a time of the clock that is wrong. */
    private static boolean hasJumped(Duration jump) throws SQLException {
        long farthest = number(FARTHEST.formatted(jump.isNegative() ? "" : "desc"));
        return Math.abs(farthest - jump.toSeconds()) < 600;
    }

    private static long number(String query) throws SQLException {
        var database = waybill.database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
             var select = connection.prepareStatement(query); var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
