package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.broker.Jolokia;
import dev.waybill.judge.InitialStock;
import dev.waybill.judge.Scope;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import dev.waybill.system.reliability.SystemJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The app server dies between two things that ought to happen both; after a restart both have happened, once. */
class ExactPointsCrashIT {
    private static final int ORDERS = 8;
    private static final long PIECES = 100;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INVENTORY = "order.events::inventory.order-events";
    private static final String TAKEN = "select order_id from orders.idempotency_key where key = ?";
    private static final String DEAD_LETTERS = "order.events.dead-letters";

    /** Of all points so far: what an earlier crash left behind would be found as well. */
    private static final Set<UUID> ACCEPTED = new LinkedHashSet<>();
    private static final Map<String, Long> STOCK = new HashMap<>();

    private static Byteman byteman;
    private static Waybill waybill;
    private static Shop shop;
    private static DeadLetterDesk desk;
    private static SystemJudge judge;

    private String product;
    private String customer;

    @BeforeAll
    static void start() throws Exception {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "points-");
        byteman = new Byteman(folder);
        waybill = new Waybill(Settings.forTests(folder).with("waybill.partitions", "2")
                .with("waybill.server.java-options", byteman.javaOption() + Byteman.QUICK), line -> { });
        waybill.start();
        shop = new Shop(waybill);
        desk = new DeadLetterDesk(shop);
        judge = new SystemJudge(waybill);
        judge.judge().with(new InitialStock(() -> STOCK));
    }

    @AfterAll
    static void stop() {
        waybill.close();
    }

    @BeforeEach
    void given() throws IOException {
        byteman.disarm();
        if (!waybill.appServer().handle().isAlive()) {
            restart();
        }
        product = shop.product((int) PIECES);
        STOCK.put(product, PIECES);
        customer = shop.customer();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostDoubledOrLeftBehind(Point point) throws Exception {
        String unanswered = UUID.randomUUID().toString();
        switch (point) {
            case ACCEPT_BEFORE_THE_COMMIT, ACCEPT_BETWEEN_COMMIT_AND_ANSWER -> takeUntil(point, unanswered);
            case SPLIT_HALF_WAY, SPLIT_BETWEEN_SINGLES_AND_RECEIPT -> splitUntil(point);
            case DEAD_LETTER_HALF_WAY -> refuseUntil(point);
            case RETRY_BEFORE_THE_COMMIT, RETRY_BETWEEN_SEND_AND_RECEIPT, RETRY_BETWEEN_MOVE_AND_NOTE -> retryUntil(point);
            case DISCARD_BETWEEN_TAKING_AND_NOTE -> discardUntil(point);
            case EDIT_BETWEEN_MOVE_AND_NOTE -> editUntil(point);
            case REFUND_BETWEEN_ANSWER_AND_RECORD -> refundUntil(point);
            default -> workUntil(point);
        }
        awaitDeath(point);

        restart();
        switch (point) {
            case ACCEPT_BEFORE_THE_COMMIT, ACCEPT_BETWEEN_COMMIT_AND_ANSWER -> take(unanswered);
            case DEAD_LETTER_HALF_WAY -> discardTheOneDeadLetter();
            case RETRY_BEFORE_THE_COMMIT -> retryAll();
            // Else the next point would be this action's.
            case RETRY_BETWEEN_MOVE_AND_NOTE -> awaitPresumed("RETRY", ORDERS);
            case DISCARD_BETWEEN_TAKING_AND_NOTE -> awaitPresumed("DISCARD", ORDERS);
            case EDIT_BETWEEN_MOVE_AND_NOTE -> awaitPresumed("EDIT", 1);
            default -> { }
        }
        allIsWell();
    }

    /** While one order waits others come; it fails, and they share a commit. */
    @ParameterizedTest
    @EnumSource(names = {"ACCEPT_BEFORE_THE_COMMIT", "ACCEPT_BETWEEN_COMMIT_AND_ANSWER"})
    void ordersThatShareACommitAreTakenTogetherOrNotAtAll(Point point) throws Exception {
        List<String> keys = Stream.generate(() -> UUID.randomUUID().toString()).limit(ORDERS).toList();
        ExecutorService clients = Executors.newFixedThreadPool(ORDERS + 1);
        try (var held = new HeldOrders(waybill.database())) {
            Future<?> first = clients.submit(() -> order(UUID.randomUUID().toString()));
            held.awaitGroup();
            byteman.arm(point);
            keys.forEach(key -> clients.submit(() -> order(key)));
            patiently().until(() -> requestsThatWait() == ORDERS);
            held.failGroup();
            assertThatThrownBy(first::get).hasMessageContaining("503");
            held.awaitGroup();
        }
        awaitDeath(point);
        clients.shutdownNow();
        Map<String, Object> committed = new HashMap<>();
        keys.forEach(key -> committed.computeIfAbsent(key, taken -> shop.value(TAKEN, taken)));
        committed.values().forEach(order -> ACCEPTED.add((UUID) order));
        assertThat(shop.value("select count(*) from orders.customer_order")).isEqualTo((long) ACCEPTED.size());
        if (point == Point.ACCEPT_BEFORE_THE_COMMIT) {
            assertThat(committed).isEmpty();
        } else {
            assertThat(committed).as("by one commit").hasSize(ORDERS);
        }

        restart();
        keys.forEach(key -> {
            UUID order = take(key);
            assertThat(committed.getOrDefault(key, order)).isEqualTo(order);
        });
        allIsWell();
    }

    /** By the stacks of the app server: nothing else shows that a request has come so far. */
    private static long requestsThatWait() throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process stacks = new ProcessBuilder(jcmd, Long.toString(waybill.appServer().handle().pid()), "Thread.print").start();
        try (var lines = stacks.inputReader()) {
            return lines.lines().filter(line -> line.contains("dev.waybill.order.WaitingRequest.await")).count();
        }
    }

    private static void awaitDeath(Point point) throws Exception {
        waybill.appServer().handle().onExit().get(60, TimeUnit.SECONDS);
        assertThat(byteman.mark(point)).hasContent(point.name());
        byteman.disarm();
    }

    private static void allIsWell() throws Exception {
        assertThat(judge.verdictWhenQuiet(Scope.of(ACCEPTED), Duration.ofMinutes(2)).violations()).isEmpty();
        assertThat(shop.value("select count(*) from orders.customer_order")).isEqualTo((long) ACCEPTED.size());
    }

    private static void restart() {
        waybill.appServer().start();
        waybill.appServer().waitUntilReady();
    }

    private void workUntil(Point point) throws Exception {
        try (var held = new HeldRelay(waybill.database())) {
            take(ORDERS);
            byteman.arm(point);
        }
    }

    private void takeUntil(Point point, String unanswered) throws Exception {
        take(ORDERS);
        byteman.arm(point);
        assertThatThrownBy(() -> take(unanswered)).hasMessageContaining("/orders");
    }

    /** Arrays fail; each of their events is healthy. */
    private void splitUntil(Point point) throws Exception {
        byteman.fail(2);
        workUntil(point);
    }

    private void refuseUntil(Point point) throws Exception {
        workUntil(point);
        new TestSender(waybill.broker()).sendText(INVENTORY, "no JSON");
    }

    /** All that inventory has given up is put back; by now it would not fail again. */
    private void retryUntil(Point point) throws Exception {
        byteman.fail(1);
        take(ORDERS);
        patiently().until(() -> deadLetters() == ORDERS);
        byteman.disarm();
        byteman.arm(point);
        untilItDies(ExactPointsCrashIT::retryAll);
    }

    /** It may die before it answers, and does where it has not committed. */
    private static void untilItDies(Runnable request) {
        try {
            request.run();
        } catch (IllegalStateException notAnswered) {
            // That is what it is about.
        }
    }

    /** Nobody's orders, so that nobody misses what is thrown away. */
    private static void discardUntil(Point point) throws Exception {
        desk.dead("NOK", "nobodys", ORDERS);
        patiently().until(() -> deadLetters() == ORDERS);
        byteman.arm(point);
        untilItDies(() -> desk.begin("/discard", DeadLetterDesk.filter("nobodys")));
    }

    /** What was ordered is put back as a new event. */
    private void editUntil(Point point) throws Exception {
        byteman.fail(1);
        UUID order = take(1).get(0);
        String id = desk.awaitLetter(order).get("id").asText();
        byteman.disarm();
        JsonNode event = JSON.readTree(desk.get("/" + id).body().get("text").asText()).get(0);
        byteman.arm(point);
        untilItDies(() -> desk.begin("/" + id + "/edit", "{'reason':'mended','data':" + event.get("data") + "}"));
    }

    /** The last action has ended; the audit says by whom, and that its letters were not seen to end. */
    private static void awaitPresumed(String kind, int letters) {
        patiently().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(shop.value("""
                select requested_by || ' ' || a.state || ' ' || (select count(*) from messaging.dead_letter_action_letter l
                    where l.action_id = a.id and l.state = 'PRESUMED_DONE')
                from messaging.dead_letter_action a where kind = ? order by requested_at desc limit 1""", kind))
                .isEqualTo("operator DONE " + letters));
        assertThat(deadLetters()).isZero();
    }

    private static void retryAll() {
        assertThat(shop.post("/dead-letters/retry", "{'filter':{},'reason':'mended'}", shop.asOperator()).status()).isEqualTo(202);
    }

    private void refundUntil(Point point) throws Exception {
        List<UUID> orders = take(ORDERS);
        orders.forEach(order -> shop.awaitStatus(order.toString(), "CONFIRMED"));
        try (var held = new HeldRelay(waybill.database())) {
            orders.forEach(order -> assertThat(shop.post("/orders/" + order + "/cancellation", "{}").status()).isEqualTo(200));
            byteman.arm(point);
        }
    }

    private static void discardTheOneDeadLetter() {
        var jolokia = waybill.broker().jolokia();
        patiently().until(() -> jolokia.messageCount("order.events", "multicast", "inventory.order-events") == 0);
        assertThat(deadLetters()).isEqualTo(1);
        jolokia.execute(Jolokia.queue(DEAD_LETTERS, "anycast", DEAD_LETTERS), "removeAllMessages()");
    }

    private static long deadLetters() {
        return waybill.broker().jolokia().messageCount(DEAD_LETTERS, "anycast", DEAD_LETTERS);
    }

    private List<UUID> take(int count) {
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(take(UUID.randomUUID().toString()));
        }
        return orders;
    }

    private UUID take(String key) {
        UUID order = order(key);
        ACCEPTED.add(order);
        return order;
    }

    private UUID order(String key) {
        return UUID.fromString(shop.order(customer, product, 2, "Idempotency-Key", key));
    }
}
