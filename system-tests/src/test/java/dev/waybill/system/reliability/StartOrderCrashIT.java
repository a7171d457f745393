package dev.waybill.system.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The app server starts before what it needs is there. Takes minutes: {@code -Dwaybill.surroundings=true}. */
@EnabledIfSystemProperty(named = "waybill.surroundings", matches = "true",
        disabledReason = "takes minutes; -Dwaybill.surroundings=true runs it")
class StartOrderCrashIT {
    private Waybill waybill;

    @BeforeEach
    void startServices() throws Exception {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "start-order-");
        waybill = new Waybill(Settings.forTests(folder), line -> { });
        waybill.startServices();
    }

    @AfterEach
    void stop() {
        waybill.appServer().stop();
        waybill.close();
    }

    /** Orders are taken without the broker. */
    @Test
    void beforeTheBroker() throws Exception {
        waybill.broker().stop();
        waybill.appServer().start();
        waybill.appServer().waitUntilReady();

        order(() -> {
            waybill.broker().start();
            waybill.broker().waitUntilReady();
        });
    }

    /** It waits, is not ready meanwhile, and goes on by itself. */
    @Test
    void beforeTheDatabase() throws Exception {
        waybill.appServer().start();
        waybill.appServer().waitUntilReady();
        waybill.appServer().stop();
        waybill.database().stop();
        var start = CompletableFuture.runAsync(waybill.appServer()::start);
        await().atMost(Duration.ofMinutes(3)).until(() -> waybill.appServer().logText().contains(refused()));
        await().during(Duration.ofSeconds(30)).atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(isReady()).isFalse());
        waybill.database().start();
        waybill.database().waitUntilReady();
        start.get(3, TimeUnit.MINUTES);
        waybill.appServer().waitUntilReady();

        order(() -> { });
    }

    private String refused() {
        return "Connection to 127.0.0.1:%d refused".formatted(waybill.settings().ports().database());
    }

    /** As the docs tell a load balancer to ask. */
    private boolean isReady() throws InterruptedException {
        return status("/health/ready") == 200 && status("/products") == 200;
    }

    /** The HTTP status of the answer; 0 where there is none. */
    private int status(String path) throws InterruptedException {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(waybill.appServer().httpUri().resolve(path))
                    .timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notEvenAPort) {
            return 0;
        }
    }

    private void order(Runnable meanwhile) throws Exception {
        Goods goods = Goods.in(waybill.appServer().httpUri());
        Ledger client;
        try (var load = new LoadClient(waybill.appServer().httpUri(), goods, 2, Duration.ofMillis(100), 1)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> load.ledger().accepted().size() > 20);
            meanwhile.run();
            client = load.stop();
        }
        var judge = new SystemJudge(waybill);
        assertThat(judge.verdictWhenQuiet(client, goods, Duration.ofMinutes(3)).violations()).isEmpty();
    }
}
