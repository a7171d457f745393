package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.launcher.PaymentSandbox;
import java.math.BigDecimal;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/** Orders that go different ways, and the figures that follow from them: by what the shop and the provider's ledger say. */
final class PaidOrders {
    /** What becomes of an order. */
    enum Way { PAID, OUT_OF_STOCK, DECLINED, RETURNED }

    private record Placed(String id, Way way, int quantity) {
    }

    /** As {@code /analytics/sales} has them, of one currency. */
    record Figures(long placed, BigDecimal placedValue, long confirmed, long payments, BigDecimal revenue, long refunds,
                   BigDecimal refunded, BigDecimal net, long cancelled, long rejected, long declined) {
        private static final BigDecimal ZERO = new BigDecimal("0.00");
        static final Figures NONE = new Figures(0, ZERO, 0, 0, ZERO, 0, ZERO, ZERO, 0, 0, 0);

        static Figures of(JsonNode bucket) {
            return new Figures(bucket.get("placed").asLong(), amount(bucket.get("placedValue")), bucket.get("confirmed").asLong(),
                    bucket.get("payments").asLong(), amount(bucket.get("revenue")), bucket.get("refunds").asLong(),
                    amount(bucket.get("refunded")), amount(bucket.get("net")), bucket.get("cancelled").asLong(),
                    bucket.get("rejected").asLong(), bucket.get("declined").asLong());
        }

        Figures plus(Figures more) {
            return new Figures(placed + more.placed, placedValue.add(more.placedValue), confirmed + more.confirmed,
                    payments + more.payments, revenue.add(more.revenue), refunds + more.refunds, refunded.add(more.refunded),
                    net.add(more.net), cancelled + more.cancelled, rejected + more.rejected, declined + more.declined);
        }

        private static BigDecimal amount(JsonNode money) {
            return new BigDecimal(money.get("amount").asText());
        }
    }

    private final Shop shop;
    private final PaymentSandbox provider;
    private final Queue<Placed> placed = new ConcurrentLinkedQueue<>();

    PaidOrders(Shop shop) {
        this.shop = shop;
        this.provider = shop.waybill().paymentSandbox();
    }

    /** A product of 5,000 pieces. */
    String product(String currency, String price) {
        String id = "p-" + UUID.randomUUID();
        assertThat(shop.put("/products/" + id, "{'name':'x','price':{'amount':'%s','currency':'%s'}}".formatted(price, currency)).status()).isEqualTo(201);
        assertThat(shop.put("/stock/" + id, "{'available':5000}").status()).isEqualTo(200);
        return id;
    }

    void place(String product, Way way) {
        int quantity = way == Way.OUT_OF_STOCK ? 9000 : ThreadLocalRandom.current().nextInt(1, 5);
        var answer = shop.post("/orders", "{'customerId':'nobody','items':[{'productId':'%s','quantity':%d}],'paymentMethod':'%s'}"
                .formatted(product, quantity, way == Way.DECLINED ? "pm_card_visa_chargeDeclined" : "pm_card_visa"));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        placed.add(new Placed(answer.body().get("id").asText(), way, quantity));
    }

    /** Sees each order to its end. */
    void settle() {
        placed.stream().filter(order -> order.way() == Way.RETURNED && !shop.status(order.id()).equals("CANCELLED")).forEach(order -> {
            shop.awaitStatus(order.id(), "CONFIRMED");
            assertThat(shop.post("/orders/" + order.id() + "/cancellation", "{}").status()).isEqualTo(200);
        });
        placed.forEach(order -> shop.awaitStatus(order.id(), switch (order.way()) {
            case PAID -> "CONFIRMED";
            case OUT_OF_STOCK -> "REJECTED";
            case DECLINED, RETURNED -> "CANCELLED";
        }));
        placed.stream().filter(order -> order.way() == Way.RETURNED)
                .forEach(order -> patiently().until(() -> provider.account(order.id()).refunds() == 1));
    }

    Figures expected() {
        return placed.stream().map(this::expected).reduce(Figures.NONE, Figures::plus);
    }

    private Figures expected(Placed order) {
        JsonNode view = shop.get("/orders/" + order.id()).body();
        var total = new BigDecimal(view.at("/total/amount").asText());
        String status = view.get("status").asText();
        boolean paid = order.way() == Way.PAID || order.way() == Way.RETURNED;
        var account = provider.account(order.id());
        var charged = BigDecimal.valueOf(account.charged(), 2);
        var refunded = BigDecimal.valueOf(account.refunded(), 2);
        return new Figures(1, total, paid ? 1 : 0, account.charges(), charged, account.refunds(), refunded,
                charged.subtract(refunded), status.equals("CANCELLED") ? 1 : 0, status.equals("REJECTED") ? 1 : 0,
                order.way() == Way.DECLINED ? 1 : 0);
    }

    int sold() {
        return placed.stream().filter(order -> order.way() == Way.PAID || order.way() == Way.RETURNED).mapToInt(Placed::quantity).sum();
    }

    int returned() {
        return placed.stream().filter(order -> order.way() == Way.RETURNED).mapToInt(Placed::quantity).sum();
    }
}
