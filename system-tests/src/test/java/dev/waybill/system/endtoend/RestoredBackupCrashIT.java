package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.broker.Jolokia;
import dev.waybill.launcher.Part;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backups of database and broker are never of the same moment; what one lacks, it gets from the other. */
class RestoredBackupCrashIT {
    private Path folder;
    private Waybill waybill;
    private Shop shop;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "backup-");
        waybill = new Waybill(Settings.forTests(folder.resolve("run")).with("waybill.redelivery-delay", "1000")
                .with("waybill.max-redelivery-delay", "5000").with("waybill.max-delivery-attempts", "20"), line -> { });
        waybill.start();
        shop = new Shop(waybill);
    }

    @AfterEach
    void stop() {
        waybill.close();
    }

    @Test
    void anOlderDatabaseGetsItsOrdersAndCancellationsBackFromTheBroker() {
        String product = shop.product(100);
        List<String> before = orders(product);
        awaitAll("CONFIRMED", before);
        Instant since = Instant.now();
        backup(waybill.database(), "database");
        // News that the database loses, and that these two have not read when the broker is backed up.
        pause("payment.events", "timeline.payment-events");
        pause("payment.events", "analytics.payment-events");
        List<String> after = orders(product);
        awaitAll("CONFIRMED", after);
        assertThat(shop.post("/orders/" + before.get(0) + "/cancellation", "{}").status()).isEqualTo(200);
        patiently().until(() -> waybill.paymentSandbox().account(before.get(0)).refunds() == 1);
        String calledOffInTime = order(product, "pm_sandbox_timeout_1");
        patiently().until(() -> waybill.paymentSandbox().account(calledOffInTime).charges() == 1);
        assertThat(shop.post("/orders/" + calledOffInTime + "/cancellation", "{}").status()).isEqualTo(200);
        patiently().until(() -> waybill.paymentSandbox().account(calledOffInTime).refunds() == 1);
        String calledOff = order(product);
        awaitAll("CONFIRMED", List.of(calledOff));
        pause("order.events", "payment.order-events");
        assertThat(shop.post("/orders/" + calledOff + "/cancellation", "{}").status()).isEqualTo(200);
        patiently().until(() -> shop.value("select count(*) from messaging.outbox").equals(0L));
        backup(waybill.broker(), "broker");

        // Older than sent events are kept: what is to come back comes from the broker.
        String told = restore(since.minus(Duration.ofDays(3)));

        awaitAll("CONFIRMED", before.subList(1, 10));
        awaitAll("CONFIRMED", after);
        awaitAll("CANCELLED", List.of(before.get(0), calledOffInTime, calledOff));
        assertThat(waybill.appServer().logText()).contains("Order " + after.get(0) + " was lost, and is restored");
        awaitInStep(product, 19);
        assertThat(waybill.paymentSandbox().account(before.get(0)).refunds()).isEqualTo(1);
        patiently().until(() -> waybill.paymentSandbox().account(calledOff).refunds() == 1);
        patiently().untilAsserted(() -> assertThat(shop.value("select status from payment.payment where order_id = ?",
                UUID.fromString(calledOffInTime))).as("charged and refunded before").isEqualTo("REFUNDED"));
        assertThat(waybill.paymentSandbox().account(calledOffInTime)).satisfies(account ->
                assertThat(List.of(account.charges(), account.refunds())).containsOnly(1));
        assertThat(Stream.concat(before.stream(), after.stream())).allSatisfy(order ->
                assertThat(waybill.paymentSandbox().account(order).charges()).isEqualTo(1));
        sameFiguresWhenCountedAgain(told.replaceAll("(?s).*analytics rebuild (\\S+).*", "$1"));
    }

    @Test
    void anOlderBrokerGetsItsEventsBackFromTheDatabase() {
        String product = shop.product(100);
        awaitAll("CONFIRMED", orders(product));
        Instant since = Instant.now();
        backup(waybill.broker(), "broker");
        pause("order.events", "inventory.order-events");
        List<String> after = orders(product);
        patiently().until(() -> shop.value("select count(*) from messaging.outbox").equals(0L));
        backup(waybill.database(), "database");

        restore(since);

        awaitAll("CONFIRMED", after);
        awaitInStep(product, 20);
        assertThat(after).allSatisfy(order -> assertThat(waybill.paymentSandbox().account(order).charges()).isEqualTo(1));
    }

    private List<String> orders(String product) {
        return IntStream.range(0, 10).mapToObj(i -> order(product)).toList();
    }

    private String order(String product) {
        return order(product, "pm_card_visa");
    }

    /** Repeated as its 503 says: the first request after a restart may get a connection that the database has ended. */
    private String order(String product, String method) {
        String body = "{'customerId':'nobody','items':[{'productId':'%s','quantity':1}],'paymentMethod':'%s'}".formatted(product, method);
        String key = UUID.randomUUID().toString();
        var answer = patiently().until(() -> shop.post("/orders", body, "Idempotency-Key", key), given -> given.status() != 503);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body().get("id").asText();
    }

    /** Until the broker's next start. */
    private void pause(String topic, String queue) {
        patiently().ignoreExceptions().until(() ->
                waybill.broker().jolokia().execute(Jolokia.queue(topic, "multicast", queue), "pause()") != null);
    }

    /** A copy of the folder while the part is down: what a snapshot of its file system would hold. */
    private void backup(Part part, String data) {
        part.stop();
        copy(waybill.settings().runDirectory().resolve(data), folder.resolve(data));
        start(part);
    }

    private static void start(Part part) {
        part.start();
        part.waitUntilReady();
    }

    /** As docs/backup.md says. */
    private String restore(Instant since) {
        waybill.appServer().kill();
        waybill.broker().kill();
        waybill.database().kill();
        for (String data : List.of("database", "broker")) {
            delete(waybill.settings().runDirectory().resolve(data));
            copy(folder.resolve(data), waybill.settings().runDirectory().resolve(data));
        }
        start(waybill.database());
        start(waybill.broker());
        var outcome = new CommandLine(waybill).run(line -> {
            if (line.startsWith("Start an app server now")) {
                start(waybill.appServer());
            }
        }, "restore", "--since=" + since.minusSeconds(60));
        assertThat(outcome.exitCode()).as(outcome.printed()).isZero();
        return outcome.printed();
    }

    /** Although the history holds what the database has lost. */
    private void sameFiguresWhenCountedAgain(String without) {
        var outcome = new CommandLine(waybill).run("analytics", "rebuild", without);
        assertThat(outcome.exitCode()).as(outcome.printed()).isZero();
        assertThat(figures("now:", outcome.printed())).isNotEmpty().isEqualTo(figures("before:", outcome.printed()));
    }

    private static List<String> figures(String when, String printed) {
        return printed.lines().filter(line -> line.startsWith(when)).map(line -> line.substring(when.length()).strip()).toList();
    }

    private void awaitAll(String status, List<String> orders) {
        patiently().atMost(Duration.ofMinutes(2)).ignoreExceptions()
                .untilAsserted(() -> assertThat(orders).extracting(shop::status).containsOnly(status));
    }

    private void awaitInStep(String product, int reserved) {
        patiently().untilAsserted(() -> {
            assertThat(shop.stock(product).get("reserved").asInt()).isEqualTo(reserved);
            assertThat(shop.value("select count(*) from messaging.outbox")).isEqualTo(0L);
            assertThat(shop.value("select count(*) from orders.customer_order where status in ('PENDING', 'RESERVED')")).isEqualTo(0L);
        });
        patiently().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            var judged = new CommandLine(waybill).judge();
            assertThat(judged.exitCode()).as(judged.printed()).isZero();
        });
        var judged = new CommandLine(waybill).judge("--accepted=" + fileOf(UUID.randomUUID()));
        assertThat(judged.printed()).contains("order-kept: 1. Every accepted order has its row.", ", 1 of them do not hold");
        assertThat(judged.exitCode()).isEqualTo(1);
    }

    private Path fileOf(UUID order) {
        try {
            return Files.writeString(folder.resolve("accepted.txt"), order + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        run("cp", "-a", from.toString(), to.toString());
    }

    private static void delete(Path directory) {
        run("rm", "-r", directory.toString());
    }

    private static void run(String... command) {
        try {
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as(String.join(" ", command)).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
