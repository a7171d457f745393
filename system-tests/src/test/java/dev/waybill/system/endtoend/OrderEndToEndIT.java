package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way of an order, from REST to the mail. */
@ExtendWith(RunningWaybill.class)
class OrderEndToEndIT {
    private final Shop shop;

    OrderEndToEndIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void anOrderIsTakenReservedAndConfirmedByMailAndPush() {
        String customer = shop.customer();
        String browser = shop.browser(customer);
        String product = shop.product(5);
        var answer = shop.post("/orders", "{'customerId':'" + customer + "','items':[{'productId':'" + product + "','quantity':2}]}");

        assertThat(answer.status()).isEqualTo(201);
        String order = answer.body().get("id").asText();
        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(uri -> assertThat(uri).endsWith("/orders/" + order));
        assertThat(answer.body().get("status").asText()).isEqualTo("PENDING");
        assertThat(answer.body().at("/total/amount").asText()).isEqualTo("20.20");
        assertThat(answer.body().at("/total/currency").asText()).isEqualTo("EUR");

        shop.awaitStatus(order, "CONFIRMED");
        assertThat(shop.stock(product).get("available").asInt()).isEqualTo(3);
        assertThat(shop.stock(product).get("reserved").asInt()).isEqualTo(2);
        patiently().until(() -> shop.mailsTo(customer).size() == 1);
        var mail = shop.mailsTo(customer).get(0);
        assertThat(mail.text()).contains(order, "Grace Höpper", "20.20");
        assertThat(mail.html()).contains(order, "Test &lt;b&gt;product&lt;/b&gt;").doesNotContain("<b>product</b>");
        patiently().until(() -> sent(order) == 2);
        assertThat(shop.pushesTo(browser)).singleElement().satisfies(push -> assertThat(push.message()).contains(order));
        assertThat(mail.messageId()).contains(shop.value(
                "select id from notification.notification where order_id = ? and channel = 'EMAIL'", UUID.fromString(order)).toString());
    }

    @Test
    void whatIsNotInStockIsRejectedWithTheReason() {
        String customer = shop.customer();
        String product = shop.product(1);
        String order = shop.order(customer, product, 2);

        shop.awaitStatus(order, "REJECTED");
        assertThat(shop.get("/orders/" + order).body().get("reason").asText()).contains("2 ordered, 1 left");
        assertThat(shop.stock(product).get("available").asInt()).isEqualTo(1);
        var cancellation = shop.post("/orders/" + order + "/cancellation", "{}");
        assertThat(cancellation.status()).isEqualTo(409);
        assertThat(cancellation.body().get("detail").asText()).contains("REJECTED", "1 left");
    }

    @Test
    void aCancellationGivesTheStockBackAndTellsTheCustomer() {
        String customer = shop.customer();
        String product = shop.product(5);
        String order = shop.order(customer, product, 2);
        shop.awaitStatus(order, "CONFIRMED");

        assertThat(shop.post("/orders/" + order + "/cancellation", "{'reason':'found it cheaper'}").body().get("status").asText()).isEqualTo("CANCELLED");
        patiently().until(() -> shop.stock(product).get("available").asInt() == 5);
        patiently().until(() -> shop.mailsTo(customer).size() == 2);
        assertThat(shop.mailsTo(customer)).anySatisfy(mail -> assertThat(mail.text()).contains("found it cheaper"));
        assertThat(shop.post("/orders/" + order + "/cancellation", "{}").status()).as("a repetition").isEqualTo(200);
        assertThat(shop.status(order)).isEqualTo("CANCELLED");
    }

    @Test
    void cancelledAtOnceLeavesNoStockBehind() {
        String product = shop.product(20);
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String order = shop.order("nobody", product, 1);
            assertThat(shop.post("/orders/" + order + "/cancellation", "{}").status()).isEqualTo(200);
            orders.add(order);
        }

        patiently().untilAsserted(() -> {
            assertThat(shop.value("select count(*) from inventory.reservation where status = 'RELEASED' and order_id::text = any(?)",
                    (Object) orders.toArray(String[]::new))).isEqualTo(20L);
            assertThat(shop.stock(product).get("available").asInt()).isEqualTo(20);
            assertThat(shop.stock(product).get("reserved").asInt()).isZero();
            assertThat(orders).extracting(shop::status).containsOnly("CANCELLED");
        });
    }

    @Test
    void aCustomerWithoutContactIsServedAndTheNotificationSkippedWithTheReason() {
        String order = shop.order("c-" + UUID.randomUUID(), shop.product(1), 1);

        shop.awaitStatus(order, "CONFIRMED");
        patiently().until(() -> Long.valueOf(2).equals(shop.value(
                "select count(*) from notification.notification where order_id = ? and status = 'SKIPPED' and reason <> ''", UUID.fromString(order))));
    }

    @Test
    void twoHundredOrdersForTenPieces() {
        String product = shop.product(10);
        var threads = Executors.newFixedThreadPool(20);
        List<CompletableFuture<String>> orders = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            orders.add(CompletableFuture.supplyAsync(() -> shop.order("nobody", product, 1), threads));
        }
        List<String> ids = orders.stream().map(CompletableFuture::join).toList();
        threads.shutdown();

        patiently().untilAsserted(() -> assertThat(ids).extracting(shop::status).doesNotContain("PENDING"));
        assertThat(ids).extracting(shop::status).filteredOn("CONFIRMED"::equals).hasSize(10);
        assertThat(shop.stock(product).get("available").asInt()).isZero();
        assertThat(shop.stock(product).get("reserved").asInt()).isEqualTo(10);
    }

    @Test
    void theSameKeyGivesTheSameOrderAndNoSecondOne() {
        String product = shop.product(5);
        String key = UUID.randomUUID().toString();
        String order = shop.order("nobody", product, 1, "Idempotency-Key", key);

        assertThat(shop.order("nobody", product, 1, "Idempotency-Key", key)).isEqualTo(order);
        var other = shop.post("/orders", "{'customerId':'nobody','items':[{'productId':'" + product + "','quantity':2}]}", "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
        shop.awaitStatus(order, "CONFIRMED");
        assertThat(shop.stock(product).get("reserved").asInt()).isEqualTo(1);
    }

    @Test
    void theSameKeyAtTheSameTimeGivesOneOrder() {
        String product = shop.product(50);
        String key = UUID.randomUUID().toString();
        var threads = Executors.newFixedThreadPool(10);
        List<CompletableFuture<String>> orders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            orders.add(CompletableFuture.supplyAsync(() -> shop.order("nobody", product, 1, "Idempotency-Key", key), threads));
        }

        assertThat(orders.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        threads.shutdown();
    }

    @Test
    void ordersAreListedNewestFirstPageByPage() {
        String customer = "c-" + UUID.randomUUID();
        String product = shop.product(2);
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            orders.add(0, shop.order(customer, product, 1));
        }
        orders.forEach(order -> patiently().until(() -> !shop.status(order).equals("PENDING")));

        var first = shop.get("/orders?customerId=" + customer + "&limit=2").body();
        assertThat(first.get("orders").findValuesAsText("id")).containsExactly(orders.get(0), orders.get(1));
        var second = shop.get("/orders?customerId=" + customer + "&limit=2&cursor=" + first.get("next").asText()).body();
        assertThat(second.get("orders").findValuesAsText("id")).containsExactly(orders.get(2));
        assertThat(second.has("next")).isFalse();
        assertThat(shop.get("/orders?customerId=" + customer + "&status=REJECTED").body().get("orders")).hasSize(1);
    }

    @Test
    void thePriceOfTheMomentStays() {
        String product = shop.product(5);
        String order = shop.order("nobody", product, 1);
        assertThat(shop.put("/products/" + product, "{'name':'dearer','price':{'amount':'99.00','currency':'EUR'}}").status()).isEqualTo(200);

        assertThat(shop.get("/orders/" + order).body().at("/total/amount").asText()).isEqualTo("10.10");
    }

    private long sent(String order) {
        return (Long) shop.value("select count(*) from notification.notification where order_id = ? and status = 'SENT'", UUID.fromString(order));
    }
}
