package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.launcher.Broker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The broker goes away in the midst of sending, again and again ({@code -Dwaybill.outages=12}). A container that fails to
 * undo the sending must not forget the removal, with the lock on its partition: its orders would stay pending.
 */
@EnabledIfSystemProperty(named = "waybill.surroundings", matches = "true",
        disabledReason = "takes minutes: -Dwaybill.surroundings=true runs it (docs/reliability.md)")
@ExtendWith(OwnWaybill.class)
class BrokerOutageCrashIT {
    private static final int OUTAGES = Integer.getInteger("waybill.outages", 4);

    private final Shop shop;

    BrokerOutageCrashIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void noTransactionStaysOpenAndNoOrderBehind() throws Exception {
        Broker broker = shop.waybill().broker();
        String product = shop.product(1_000_000);
        Queue<String> orders = new ConcurrentLinkedQueue<>();
        var go = new AtomicBoolean(true);
        var threads = Executors.newFixedThreadPool(4);
        List<Future<?>> customers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            customers.add(threads.submit(() -> {
                while (go.get()) {
                    var answer = shop.post("/orders", "{'customerId':'nobody','items':[{'productId':'" + product + "','quantity':1}]}");
                    // A request may meet the connection that the database has just ended; the customer would repeat it.
                    assertThat(answer.status()).isIn(201, 503);
                    if (answer.status() == 201) {
                        orders.add(answer.body().get("id").asText());
                    }
                    // Enough to be in the midst of something, and not so many that they take minutes afterwards.
                    Thread.sleep(20);
                }
                return null;
            }));
        }
        try {
            for (int outage = 0; outage < OUTAGES; outage++) {
                int before = orders.size();
                patiently().until(() -> orders.size() > before + 20);
                if (outage % 2 == 0) {
                    broker.stop();
                } else {
                    broker.kill();
                }
                broker.start();
                broker.waitUntilReady();
            }
        } finally {
            go.set(false);
            threads.shutdown();
        }
        for (var customer : customers) {
            customer.get();
        }

        patiently().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(shop.value("select count(*) from messaging.outbox")).isEqualTo(0L));
        patiently().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(shop.value("""
                select count(*) from pg_stat_activity where state = 'idle in transaction' and now() - xact_start > interval '35 s'""")).isEqualTo(0L));
        patiently().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(shop.value("select count(*) from orders.customer_order where status in ('PENDING', 'RESERVED') and id::text = any(?)",
                (Object) orders.toArray(String[]::new))).isEqualTo(0L));
    }
}
