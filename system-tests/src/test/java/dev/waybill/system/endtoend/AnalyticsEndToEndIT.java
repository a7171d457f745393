package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderLine;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sales figures against the orders themselves; each test has a currency of its own, because figures are of everybody. */
@ExtendWith(OwnWaybill.class)
class AnalyticsEndToEndIT {
    private final Shop shop;
    private final PaidOrders orders;
    private final CommandLine commandLine;

    AnalyticsEndToEndIT(Shop shop) {
        this.shop = shop;
        this.orders = new PaidOrders(shop);
        this.commandLine = new CommandLine(shop.waybill());
    }

    @Test
    void theFiguresAreThoseOfTheOrders() {
        String product = orders.product("CHF", "7.35");
        Stream.of(PaidOrders.Way.values()).forEach(way -> IntStream.range(0, 3).forEach(i -> orders.place(product, way)));
        orders.settle();

        patiently().untilAsserted(() -> assertThat(figures("CHF")).isEqualTo(orders.expected()));
        JsonNode top = shop.get("/analytics/products/top?by=revenue&limit=200").body().get("products");
        JsonNode sales = IntStream.range(0, top.size()).mapToObj(top::get)
                .filter(found -> found.get("productId").asText().equals(product)).findAny().orElseThrow();
        assertThat(sales.get("sold").asInt()).isEqualTo(orders.sold());
        assertThat(sales.get("returned").asInt()).isEqualTo(orders.returned());
        assertThat(new BigDecimal(sales.at("/revenue/amount").asText()))
                .isEqualTo(new BigDecimal("7.35").multiply(BigDecimal.valueOf(orders.sold() - orders.returned())));
        assertThat(shop.get("/analytics/sales?bucket=day").body().get("sales").findValuesAsText("currency")).contains("CHF");
    }

    @Test
    void aRebuildWhileOrdersComeChangesNothing() {
        String product = orders.product("SEK", "0.99");
        place(product, 30);
        orders.settle();
        var more = CompletableFuture.runAsync(() -> place(product, 60));

        var outcome = commandLine.run("analytics", "rebuild");
        assertThat(outcome.exitCode()).as(outcome.printed()).isZero();
        more.join();
        orders.settle();
        patiently().untilAsserted(() -> assertThat(figures("SEK")).isEqualTo(orders.expected()));

        awaitQuiet();
        var before = ours();
        var second = commandLine.run("analytics", "rebuild", "--from=" + OffsetDateTime.now(ZoneOffset.UTC).minusHours(2).truncatedTo(ChronoUnit.HOURS));
        assertThat(second.exitCode()).as(second.printed()).isZero();
        assertThat(second.printed()).contains("before: ", "SEK placed 90,", "Counted again");
        assertThat(ours()).as("hour by hour").isEqualTo(before);
        assertThat(figures("SEK")).isEqualTo(orders.expected());
    }

    /** Over 100 KiB a message is kept in a file of its own, and in pieces in the history. */
    @Test
    void aFullMessageIsCountedAgainToo() {
        List<OrderLine> lines = List.of(new OrderLine("p-" + UUID.randomUUID(), "x".repeat(600), 1, Money.of("0.01", "CZK")));
        Event<?>[] events = IntStream.range(0, 100).mapToObj(i -> UUID.randomUUID()).map(order -> Event.of(EventType.ORDER_CONFIRMED,
                "/waybill/test", order, null, new OrderConfirmed(order, "nobody", lines, Money.of("0.01", "CZK")))).toArray(Event[]::new);
        new TestSender(shop.waybill().broker()).send("order.events", events);
        patiently().untilAsserted(() -> assertThat(figures("CZK").confirmed()).isEqualTo(100));

        var outcome = commandLine.run("analytics", "rebuild");

        assertThat(outcome.exitCode()).as(outcome.printed()).isZero();
        assertThat(figures("CZK").confirmed()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"sales?from=2026-01-02&to=2026-01-01,from", "sales?bucket=week,bucket", "sales?from=2020-01-01&to=2026-01-01,from",
        "sales?to=today,to", "products/top?by=colour,by", "products/top?limit=0,limit", "products/top?from=2026-01-01T00:00,from"})
    void badInputIsRefusedWithItsField(String path, String field) {
        var answer = shop.get("/analytics/" + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void aRebuildOfAnHourThatTheHistoryMayNotHoldIsRefused() {
        assertThat(shop.post("/analytics/rebuild", "{}").status()).as("without a login").isEqualTo(401);
        assertThat(shop.post("/analytics/rebuild", "{'from':'2020-01-01'}", shop.asOperator()).status()).isEqualTo(422);
        assertThat(shop.post("/analytics/rebuild", "{'from':'2020-01-01T00:30:00Z'}", shop.asOperator()).body().at("/errors/0/reason").asText()).contains("full hour");
        assertThat(commandLine.run("analytics", "rebuild", "--from=2020-01-01")).satisfies(outcome -> {
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.printed()).contains("422", "cannot be counted again");
        });
    }

    private void place(String product, int count) {
        var threads = Executors.newFixedThreadPool(6);
        try {
            CompletableFuture.allOf(IntStream.range(0, count).mapToObj(i -> CompletableFuture.runAsync(
                    () -> orders.place(product, PaidOrders.Way.values()[i % PaidOrders.Way.values().length]), threads))
                    .toArray(CompletableFuture[]::new)).join();
        } finally {
            threads.shutdown();
        }
    }

    /** Nothing of what the command is to count again is still on its way. */
    private void awaitQuiet() {
        var broker = shop.waybill().broker().jolokia();
        patiently().until(() -> Long.valueOf(0).equals(shop.value("select count(*) from messaging.outbox"))
                && broker.messageCount("order.events", "multicast", "analytics.order-events") == 0
                && broker.messageCount("payment.events", "multicast", "analytics.payment-events") == 0);
    }

    /** Of the currencies of this class: events of other tests may still be on their way. */
    private List<JsonNode> ours() {
        return StreamSupport.stream(sales().spliterator(), false)
                .filter(bucket -> List.of("CHF", "SEK", "CZK").contains(bucket.get("currency").asText())).toList();
    }

    private JsonNode sales() {
        return shop.get("/analytics/sales").body().get("sales");
    }

    private PaidOrders.Figures figures(String currency) {
        return StreamSupport.stream(sales().spliterator(), false).filter(bucket -> bucket.get("currency").asText().equals(currency))
                .map(PaidOrders.Figures::of).reduce(PaidOrders.Figures.NONE, PaidOrders.Figures::plus);
    }
}
