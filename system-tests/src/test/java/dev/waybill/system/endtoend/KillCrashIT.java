package dev.waybill.system.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.judge.Scope;
import dev.waybill.launcher.Part;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import dev.waybill.system.reliability.SystemJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of each part: what was answered with 201 is kept, and goes on by itself. With redelivery as shipped: the
 * few quick attempts of the other tests do not outlast the restart of a database.
 */
class KillCrashIT {
    private static Waybill waybill;
    private static Shop shop;

    @BeforeAll
    static void start() throws IOException {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "crash-");
        waybill = new Waybill(Settings.forTests(folder).with("waybill.redelivery-delay", "1000")
                .with("waybill.max-redelivery-delay", "60000").with("waybill.max-delivery-attempts", "20"), line -> { });
        waybill.start();
        shop = new Shop(waybill);
    }

    @AfterAll
    static void stop() {
        waybill.close();
    }

    @Test
    void theAppServer() throws Exception {
        ordersSurvive(shop.waybill().appServer()::kill, shop.waybill().appServer());
    }

    @Test
    void theBroker() throws Exception {
        ordersSurvive(shop.waybill().broker()::kill, shop.waybill().broker());
    }

    @Test
    void theDatabase() throws Exception {
        ordersSurvive(shop.waybill().database()::kill, shop.waybill().database());
    }

    private void ordersSurvive(Runnable kill, Part part) throws Exception {
        String product = shop.product(200);
        String customer = shop.customer();
        List<String> orders = IntStream.range(0, 50).mapToObj(i -> shop.order(customer, product, 2)).toList();
        kill.run();
        part.start();
        part.waitUntilReady();

        // A listener's connection that was half open at the crash is given up after 10 s, sometimes more than once.
        var accepted = Scope.of(orders.stream().map(UUID::fromString).toList());
        assertThat(new SystemJudge(waybill).verdictWhenQuiet(accepted, Duration.ofMinutes(3)).violations()).isEmpty();
        assertThat(orders).extracting(shop::status).containsOnly("CONFIRMED");
        assertThat(shop.stock(product).get("reserved").asInt()).isEqualTo(100);
        operatorsSeeTheSame(orders);
    }

    private void operatorsSeeTheSame(List<String> orders) throws IOException {
        Path file = Files.write(waybill.settings().runDirectory().resolve("accepted.txt"), orders);
        var judged = new CommandLine(waybill).judge("--accepted=" + file);
        assertThat(judged.printed()).contains("50 orders, ", ", 0 of them do not hold");
        assertThat(judged.exitCode()).isZero();

        Files.writeString(file, UUID.randomUUID() + "\n");
        judged = new CommandLine(waybill).judge("--accepted=" + file);
        assertThat(judged.printed()).contains("order-kept: 1. Every accepted order has its row.", ", 1 of them do not hold");
        assertThat(judged.exitCode()).isEqualTo(1);
    }
}
