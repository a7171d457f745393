package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order that stays in one state for too long is logged, counted and shown. */
@ExtendWith(RunningWaybill.class)
class OverdueEndToEndIT {
    private final Shop shop;
    private final UUID order = UUID.randomUUID();

    OverdueEndToEndIT(Shop shop) {
        this.shop = shop;
    }

    @AfterEach
    void remove() {
        shop.value("delete from orders.order_line where order_id = ?", order);
        shop.value("delete from orders.customer_order where id = ?", order);
    }

    @ParameterizedTest
    @CsvSource({"PENDING,1 hour", "RESERVED,20 minutes"})
    void anOrderThatWaitsForTooLongIsFound(String status, String age) {
        place(status, age);

        patiently().untilAsserted(() -> assertThat(shop.waybill().appServer().logText())
                .contains("Order " + order + " is overdue: " + status));
        patiently().until(() -> counted(status) == 1);
        assertThat(shop.get("/orders?overdue=true&limit=200").body().findValuesAsText("id")).contains(order.toString());
        assertThat(shop.get("/orders?overdue=true&status=" + status).body().findValuesAsText("id")).contains(order.toString());
        remove();
        patiently().until(() -> counted(status) == 0);
    }

    @ParameterizedTest
    @CsvSource({"PENDING,10 minutes", "CONFIRMED,2 days", "CANCELLED,2 days", "REJECTED,2 days"})
    void oneThatIsInTimeOrHasEndedIsNot(String status, String age) {
        place(status, age);

        assertThat(shop.get("/orders?overdue=true&limit=200").body().findValuesAsText("id")).doesNotContain(order.toString());
        assertThat(shop.get("/orders?overdue=false&customerId=overdue").body().findValuesAsText("id")).contains(order.toString());
    }

    @Test
    void theFlagIsChecked() {
        var answer = shop.get("/orders?overdue=perhaps");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("overdue");
    }

    private void place(String status, String age) {
        shop.value("""
                insert into orders.customer_order (id, customer_id, status, total, currency, created_at, updated_at)
                values (?, 'overdue', ?, 1, 'EUR', now() - ?::interval, now() - ?::interval)""", order, status, age, age);
        shop.value("insert into orders.order_line (order_id, line, product_id, product_name, quantity, unit_price)"
                + " values (?, 1, 'p', 'P', 1, 1)", order);
    }

    /** As Prometheus would read it. */
    private int counted(String status) {
        var metric = Pattern.compile("(?m)^waybill_orders_overdue\\{[^}]*status=\"" + status + "\"[^}]*} (\\d+)").matcher(shop.text("/metrics"));
        return metric.find() ? Integer.parseInt(metric.group(1)) : -1;
    }
}
