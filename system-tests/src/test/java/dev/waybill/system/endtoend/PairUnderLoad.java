package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.judge.Scope;
import dev.waybill.launcher.Broker;
import dev.waybill.launcher.Waybill;
import dev.waybill.system.reliability.SystemJudge;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Two brokers and two app servers, and two customers who order until the end. */
final class PairUnderLoad implements AutoCloseable {
    /** As Payara Micro is started with, {@code --shutdowngrace}. */
    private static final Duration GRACE = Duration.ofSeconds(2);
    /** With four times the orders two cores had no time for whatever had to start again, and all took twice as long. */
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int SOME = 20;

    private final Waybill waybill;
    private final Shop shop;
    private final Broker primary;
    private final Broker backup;
    private final String product;
    private final Customers customers;
    private long step = System.nanoTime();

    PairUnderLoad(Waybill waybill, Shop shop) {
        this.waybill = waybill;
        this.shop = shop;
        primary = waybill.brokers().primary();
        backup = waybill.brokers().backup();
        product = shop.product(1_000_000);
        customers = new Customers(2, PAUSE, product, waybill.appServer().httpUri(), waybill.secondAppServer().httpUri());
    }

    @Override
    public void close() {
        customers.close();
    }

    void someOrders() {
        int before = customers.accepted().size();
        patiently().until(() -> customers.accepted().size() > before + SOME);
    }

    /** Each listener has its part in it. Minutes, because a broker that stands still takes ten seconds of each who calls it. */
    void anOrderIsConfirmed() {
        someOrders();
        var orders = customers.accepted();
        var last = orders.get(orders.size() - 1);
        patiently().atMost(Duration.ofMinutes(3)).until(() -> shop.value(
                "select 1 from orders.customer_order where id = ? and status = 'CONFIRMED'", last) != null);
    }

    void inSync() {
        patiently().until(() -> primary.hasReplica() && backup.hasReplica());
    }

    /** Of the orders, and of the pair: ready for the next one to die. */
    void allIsWell() throws Exception {
        customers.close();
        var orders = customers.accepted();
        System.out.printf("[ha] %d orders; cut off %s; failed %s%n", orders.size(), customers.cutOff(), customers.failed());
        patiently().until(() -> primary.isActive() && primary.hasReplica());
        assertThat(customers.failed()).isEmpty();
        assertThat(orders).doesNotHaveDuplicates();
        var verdict = new SystemJudge(waybill).verdictWhenQuiet(Scope.of(orders), Duration.ofMinutes(3));
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.orders()).isEqualTo(orders.size());
        assertThat(shop.value("select count(distinct order_id) from orders.order_line where product_id = ?", product))
                .isEqualTo((long) orders.size());
        assertThat(shop.stock(product).get("reserved").asInt()).isEqualTo(orders.size());
    }

    void nothingWasCutOff() {
        assertThat(customers.cutOff()).isEmpty();
    }

    /**
     * A node that is told to end finishes what it has begun. What the system had connected for it, and it had not yet
     * accepted, is reset by the system when the port is closed: at once, and nothing has come of it.
     */
    void noRequestInWorkWasCutOff() {
        assertThat(customers.cutOff()).allSatisfy(request -> {
            assertThat(request.after()).isLessThan(GRACE);
            assertThat(shop.value("""
                    select o.created_at > ? from orders.customer_order o join orders.idempotency_key k on k.order_id = o.id
                    where k.key = ?""", OffsetDateTime.ofInstant(request.at(), ZoneOffset.UTC), request.key()))
                    .as("came of the repetition").isEqualTo(true);
        });
    }

    /** Longest time without an event handled anywhere since the last question, in seconds. */
    BigDecimal sayLongestPause(String cause) {
        var orders = customers.accepted();
        var last = orders.get(orders.size() - 1);
        // Until then a pause may not have come to its end.
        patiently().until(() -> shop.value("select 1 from inventory.reservation where order_id = ?", last) != null);
        var seconds = (BigDecimal) shop.value("""
                select round(extract(epoch from max(pause)), 1) from (
                    select received_at - lag(received_at) over (order by received_at) as pause from messaging.inbox
                    where consumer = 'inventory' and received_at > now() - make_interval(secs => ?)) pauses""",
                (System.nanoTime() - step) / 1e9);
        System.out.printf("[ha] longest pause of events around %s: %s s%n", cause, seconds);
        step = System.nanoTime();
        return seconds;
    }

    /** With the seconds since the last question for a pause. */
    void say(String what) {
        System.out.printf("[ha] %s after %.1f s%n", what, (System.nanoTime() - step) / 1e9);
    }
}
