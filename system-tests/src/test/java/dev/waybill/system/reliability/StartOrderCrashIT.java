package dev.waybill.system.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.judge.InitialStock;
import dev.waybill.judge.Scope;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

        Goods goods = Goods.in(waybill.appServer().httpUri());
        Ledger client;
        try (var load = new LoadClient(waybill.appServer().httpUri(), goods, 2, Duration.ofMillis(100), 1)) {
            await().until(() -> load.ledger().accepted().size() > 20);
            waybill.broker().start();
            waybill.broker().waitUntilReady();
            client = load.stop();
        }
        var judge = new SystemJudge(waybill);
        judge.judge().with(new InitialStock(goods::pieces)).with(new ClientsWord(client));
        assertThat(judge.verdictWhenQuiet(Scope.of(client.accepted()), Duration.ofMinutes(3)).violations()).isEmpty();
    }
}
