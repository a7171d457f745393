package dev.waybill.system.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.judge.InitialStock;
import dev.waybill.judge.Scope;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts that stand still and networks that fail, under load. Takes minutes: {@code -Dwaybill.surroundings=true}. */
@EnabledIfSystemProperty(named = "waybill.surroundings", matches = "true",
        disabledReason = "takes minutes; -Dwaybill.surroundings=true runs it")
class SurroundingsCrashIT {
    /** What happens, and how long it lasts. */
    enum Fault {
        DATABASE_FORGETS_CONNECTIONS(1), BROKER_FORGETS_CONNECTIONS(1),
        DATABASE_RESET(1), BROKER_RESET(1), PROVIDER_RESET(1),
        DATABASE_PAUSED(30), BROKER_PAUSED(30), APP_SERVER_PAUSED(30),
        DATABASE_CUT_OFF(20), BROKER_CUT_OFF(20), PROVIDER_CUT_OFF(20),
        DATABASE_SLOW(20);

        private final int seconds;

        Fault(int seconds) {
            this.seconds = seconds;
        }
    }

    private static final Ledger CLIENTS = new Ledger();
    private static final Map<String, Long> STOCK = new HashMap<>();

    private static TcpProxy broker;
    private static TcpProxy database;
    private static TcpProxy provider;
    private static Waybill waybill;

    @BeforeAll
    static void start() throws Exception {
        broker = new TcpProxy();
        database = new TcpProxy();
        provider = new TcpProxy();
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "surroundings-");
        waybill = new Waybill(Settings.forTests(folder).with("waybill.redelivery-delay", "1000")
                .with("waybill.max-redelivery-delay", "10000").with("waybill.max-delivery-attempts", "20")
                .with("waybill.server.broker.port", Integer.toString(broker.port()))
                .with("waybill.server.database.port", Integer.toString(database.port()))
                .with("waybill.payment.provider.uri", "http://127.0.0.1:" + provider.port()), line -> { });
        broker.target(waybill.settings().ports().broker());
        database.target(waybill.settings().ports().database());
        provider.target(waybill.settings().ports().payment());
        waybill.start();
    }

    @AfterAll
    static void stop() throws Exception {
        waybill.close();
        broker.close();
        database.close();
        provider.close();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostDoubledOrLeftBehind(Fault fault) throws Exception {
        Goods goods = Goods.in(waybill.appServer().httpUri());
        STOCK.putAll(goods.pieces());
        Instant begin;
        Instant end;
        Ledger client;
        try (var load = new LoadClient(waybill.appServer().httpUri(), goods, 4, Duration.ofMillis(100), fault.ordinal())) {
            Thread.sleep(3000);
            begin = Instant.now();
            begin(fault);
            Thread.sleep(fault.seconds * 1000L);
            end(fault);
            end = Instant.now();
            Thread.sleep(3000);
            client = load.stop();
        }
        CLIENTS.add(client);
        var judge = new SystemJudge(waybill);
        judge.judge().with(new InitialStock(() -> STOCK)).with(new ClientsWord(CLIENTS));
        var verdict = judge.verdictWhenQuiet(Scope.of(CLIENTS.accepted()), Duration.ofMinutes(4));
        System.out.printf("[surroundings] %s: %d accepted, answers %s, longest pause %d ms, quiet after %d s, %d violations%n", fault,
                client.accepted().size(), client.answers(), client.longestPause(begin, Instant.now()).toMillis(),
                Duration.between(end, Instant.now()).toSeconds(), verdict.violations().size());
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.orders()).isEqualTo(CLIENTS.accepted().size());
        assertThat(client.accepted(end, Instant.now())).as("accepted after it").isNotEmpty();
    }

    private static void begin(Fault fault) throws Exception {
        switch (fault) {
            case BROKER_RESET -> broker.reset();
            case DATABASE_RESET -> database.reset();
            case PROVIDER_RESET -> provider.reset();
            case BROKER_CUT_OFF -> broker.cut();
            case DATABASE_CUT_OFF -> database.cut();
            case PROVIDER_CUT_OFF -> provider.cut();
            case BROKER_FORGETS_CONNECTIONS -> broker.forget();
            case DATABASE_FORGETS_CONNECTIONS -> database.forget();
            case DATABASE_SLOW -> database.delay(50);
            case APP_SERVER_PAUSED, BROKER_PAUSED, DATABASE_PAUSED -> signal("-STOP", fault);
        }
    }

    private static void end(Fault fault) throws Exception {
        broker.mend();
        database.mend();
        provider.mend();
        if (fault.name().endsWith("PAUSED")) {
            signal("-CONT", fault);
        }
    }

    /** To all processes of the part: each session of PostgreSQL is one. */
    private static void signal(String signal, Fault fault) throws Exception {
        ProcessHandle process = switch (fault) {
            case APP_SERVER_PAUSED -> waybill.appServer().handle();
            case BROKER_PAUSED -> waybill.broker().handle();
            default -> waybill.database().handle();
        };
        var command = new ArrayList<>(List.of("kill", signal, Long.toString(process.pid())));
        process.descendants().forEach(child -> command.add(Long.toString(child.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
