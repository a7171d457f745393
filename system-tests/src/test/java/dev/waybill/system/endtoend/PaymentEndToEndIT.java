package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.launcher.PaymentSandbox;
import dev.waybill.launcher.PaymentSandbox.Account;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the payment provider does, an order is charged once or not at all, and refunded once; its ledger is the judge. */
@ExtendWith(RunningWaybill.class)
class PaymentEndToEndIT {
    private final Shop shop;
    private final PaymentSandbox provider;

    PaymentEndToEndIT(Shop shop) {
        this.shop = shop;
        this.provider = shop.waybill().paymentSandbox();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm_card_visa", "pm_sandbox_timeout_1", "pm_sandbox_error_5", "pm_sandbox_failure_2",
        "pm_sandbox_twice", "pm_sandbox_late_1", "pm_sandbox_late_4"})
    void anOrderIsChargedOnce(String method) {
        String order = order(shop.product(5), 2, method);

        shop.awaitStatus(order, "CONFIRMED");

        assertThat(provider.account(order)).satisfies(account -> {
            assertThat(account.charges()).isEqualTo(1);
            assertThat(account.net()).isEqualTo(2020);
            assertThat(account.refunds()).isZero();
        });
        assertThat(payment(order)).isEqualTo("CHARGED");
    }

    @ParameterizedTest
    @CsvSource({"pm_card_visa_chargeDeclined,Your card was declined.",
        "pm_card_chargeDeclinedInsufficientFunds,Your card has insufficient funds."})
    void aRefusedOrderIsCancelledWithTheProvidersReasonAndItsStockReleased(String method, String reason) {
        String customer = shop.customer();
        String product = shop.product(5);
        String order = order(customer, product, 2, method);

        shop.awaitStatus(order, "CANCELLED");

        assertThat(shop.get("/orders/" + order).body().get("reason").asText()).isEqualTo(reason);
        patiently().until(() -> shop.stock(product).get("available").asInt() == 5);
        assertThat(provider.account(order).charges()).isZero();
        assertThat(payment(order)).isEqualTo("DECLINED");
        patiently().until(() -> shop.mailsTo(customer).stream().anyMatch(mail -> mail.text().contains(reason)));
    }

    @Test
    void theAmountTellsTheSandboxToo() {
        String product = shop.product(5);
        shop.put("/products/" + product, "{'name':'Expensive','price':{'amount':'199.02','currency':'EUR'}}");

        String order = order(product, 1, null);

        shop.awaitStatus(order, "CANCELLED");
        assertThat(provider.account(order).declines()).isEqualTo(1);
    }

    @Test
    void ordersWaitWhileTheProviderIsAwayAndAreChargedOnceWhenItIsBack() {
        String product = shop.product(40);
        List<String> orders;
        provider.goAway();
        try {
            orders = orders(product, 30);
            patiently().untilAsserted(() -> assertThat(orders).allSatisfy(order -> assertThat(failures(order)).isPositive()));
            assertThat(orders).extracting(shop::status).containsOnly("RESERVED");
        } finally {
            provider.comeBack();
        }

        chargedOnce(orders);
    }

    @Test
    void ordersWaitWhileTheProviderIsDownAndAreChargedOnceWhenItIsBack() {
        String product = shop.product(40);
        List<String> before = orders(product, 15);
        List<String> during;
        provider.kill();
        try {
            during = orders(product, 15);
            patiently().untilAsserted(() -> assertThat(during).allSatisfy(order -> assertThat(failures(order)).isPositive()));
        } finally {
            provider.start();
            provider.waitUntilReady();
        }

        chargedOnce(before);
        chargedOnce(during);
    }

    @Test
    void aCancelledOrderIsRefundedOnce() {
        String product = shop.product(5);
        String order = order(product, 2, null);
        shop.awaitStatus(order, "CONFIRMED");

        cancel(order);
        cancel(order);

        patiently().until(() -> payment(order).equals("REFUNDED"));
        Account account = provider.account(order);
        assertThat(List.of(account.charges(), account.refunds())).containsExactly(1, 1);
        assertThat(account.net()).isZero();
        patiently().until(() -> shop.stock(product).get("available").asInt() == 5);
    }

    @Test
    void aRefundWaitsUntilTheProviderIsBack() {
        String order = order(shop.product(5), 1, null);
        shop.awaitStatus(order, "CONFIRMED");
        provider.goAway();
        try {
            cancel(order);
            patiently().until(() -> failures(order) > 0);
        } finally {
            provider.comeBack();
        }

        patiently().until(() -> payment(order).equals("REFUNDED"));
        assertThat(provider.account(order).refunds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm_card_visa", "pm_sandbox_timeout_1", "pm_sandbox_error_2", "pm_sandbox_late_1",
        "pm_card_visa_chargeDeclined"})
    void cancelledAtAnyMomentLeavesNoMoneyBehind(String method) {
        String product = shop.product(20);
        List<String> orders = IntStream.range(0, 10).mapToObj(i -> {
            String order = order(product, 1, method);
            // Later with each: some before their stock is reserved, some while they are charged, some afterwards.
            patiently().until(() -> i < 3 || !shop.status(order).equals("PENDING"));
            patiently().until(() -> i < 6 || !payment(order).equals("REQUESTED"));
            cancel(order);
            return order;
        }).toList();

        patiently().untilAsserted(() -> assertThat(orders).allSatisfy(order ->
                assertThat(payment(order)).isIn("CANCELLED", "REFUNDED", "DECLINED")));
        assertThat(orders).extracting(shop::status).containsOnly("CANCELLED");
        assertThat(orders).extracting(provider::account).allSatisfy(account -> {
            assertThat(account.net()).isZero();
            assertThat(account.charges()).isLessThan(2).isEqualTo(account.refunds());
        });
        patiently().until(() -> shop.stock(product).get("available").asInt() == 20);
    }

    @Test
    void aChargeThatIsGivenUpCancelsTheOrderAndIsSettledLater() {
        String product = shop.product(5);
        String order = order(product, 1, "pm_sandbox_timeout_9999");
        patiently().until(() -> provider.account(order).charges() == 1);
        shop.value("update payment.payment set requested_at = now() - interval '5 hours' where order_id = ?",
                UUID.fromString(order));
        provider.goAway();
        try {
            shop.awaitStatus(order, "CANCELLED");
            assertThat(shop.get("/orders/" + order).body().get("reason").asText())
                    .isEqualTo("the payment could not be taken in time");
        } finally {
            provider.comeBack();
        }

        patiently().until(() -> payment(order).equals("REFUNDED"));
        assertThat(provider.account(order).net()).isZero();
        patiently().until(() -> shop.stock(product).get("available").asInt() == 5);
    }

    @Test
    void anOrderThatCostsNothingIsConfirmedWithoutTheProvider() {
        String product = shop.product(5);
        shop.put("/products/" + product, "{'name':'Free sample','price':{'amount':'0.00','currency':'EUR'}}");

        String order = order(product, 1, null);

        shop.awaitStatus(order, "CONFIRMED");
        assertThat(provider.account(order).intents()).isZero();
    }

    private void chargedOnce(List<String> orders) {
        patiently().untilAsserted(() -> assertThat(orders).extracting(shop::status).containsOnly("CONFIRMED"));
        assertThat(orders).extracting(order -> provider.account(order).charges()).containsOnly(1);
    }

    private List<String> orders(String product, int count) {
        return IntStream.range(0, count).mapToObj(i -> order(product, 1, null)).toList();
    }

    private String order(String product, int quantity, String method) {
        return order("nobody", product, quantity, method);
    }

    private String order(String customer, String product, int quantity, String method) {
        var answer = shop.post("/orders", "{'customerId':'" + customer + "','items':[{'productId':'" + product
                + "','quantity':" + quantity + "}]" + (method == null ? "" : ",'paymentMethod':'" + method + "'") + "}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body().get("id").asText();
    }

    private void cancel(String order) {
        assertThat(shop.post("/orders/" + order + "/cancellation", "{}").status()).isEqualTo(200);
    }

    private String payment(String order) {
        Object status = shop.value("select status from payment.payment where order_id = ?", UUID.fromString(order));
        return status == null ? "REQUESTED" : status.toString();
    }

    private long failures(String order) {
        return (long) shop.value(
                "select count(*) from messaging.failure where consumer = 'payment-requests' and subject = ?", order);
    }
}
