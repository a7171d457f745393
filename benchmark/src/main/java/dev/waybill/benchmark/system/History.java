package dev.waybill.benchmark.system;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Orders of the past, as they lie in the database once all is done, with what each consumer remembers of them: what an
 * order costs must not depend on how many there were. They end ten days ago, before anything that the retention removes,
 * and hold products of their own. Ids need PostgreSQL 18.
 */
final class History {
    private static final int CHUNK = 100_000;
    private static final int WRITERS = 2;
    private static final String PRODUCTS = """
            insert into inventory.stock (product_id, available, reserved)
            select 'past-' || line, 0, %d from generate_series(1, 2) line""";
    /** Oldest first, so that ids grow as they do in the course of business. */
    private static final String ORDERS = """
            with past as materialized (
                select i, now() - interval '10 days' - i * interval '50 ms' as moment,
                       uuidv7(interval '-10 days' - i * interval '50 ms') as id
                from generate_series(%d, %d, -1) i),
            placed as (
                insert into orders.customer_order (id, customer_id, status, total, currency, created_at, updated_at)
                select id, 'past-' || i %% 100000, 'CONFIRMED', 59.98, 'EUR', moment, moment from past),
            lines as (
                insert into orders.order_line (order_id, line, product_id, product_name, quantity, unit_price)
                select id, line, 'past-' || line, 'Product of the past', 1, 29.99 from past, generate_series(1, 2) line),
            reserved as (
                insert into inventory.reservation (order_id, status, created_at) select id, 'RESERVED', moment from past),
            reserved_lines as (
                insert into inventory.reservation_line (order_id, product_id, quantity)
                select id, 'past-' || line, 1 from past, generate_series(1, 2) line),
            paid as (
                insert into payment.payment (order_id, customer_id, amount, currency, status, attempts, payment_id, requested_at, charged_at)
                select id, 'past-' || i %% 100000, 59.98, 'EUR', 'CHARGED', 1, 'pi_past_' || i, moment, moment from past),
            told as (
                insert into notification.notification (id, event_id, order_id, customer_id, channel, about, status, reason, created_at)
                select uuidv7(moment - now()), uuidv7(moment - now()), id, 'past-' || i %% 100000, channel, 'order.confirmed', 'SKIPPED',
                       'no contact', moment from past, unnest(array['EMAIL', 'PUSH']) channel),
            happened as materialized (
                select uuidv7(moment - now()) as event_id, id, type, moment
                from past, unnest(array['order.created', 'inventory.updated', 'payment.completed', 'order.confirmed']) type),
            received as (
                insert into messaging.inbox (consumer, event_id, received_at)
                select consumer, event_id, moment
                from happened join (values ('order.created', 'inventory'), ('order.created', 'analytics'),
                        ('inventory.updated', 'order'), ('inventory.updated', 'payment'),
                        ('payment.completed', 'order'), ('payment.completed', 'analytics'),
                        ('order.confirmed', 'notification'), ('order.confirmed', 'analytics')) as means (type, consumer) using (type))
            insert into orders.timeline (event_id, order_id, type, version, source, happened_at, amount, currency, recorded_at)
            select event_id, id, type, 1, '/waybill/past', moment, 59.98, 'EUR', moment from happened""";
    private static final String SALES = """
            insert into analytics.sales_hour
            select date_trunc('hour', created_at, 'UTC'), currency, count(*), sum(total), count(*), count(*), sum(total), 0, 0, 0, 0, 0
            from orders.customer_order where customer_id like 'past-%' group by 1, 2""";
    private static final String SALES_OF_PRODUCTS = """
            insert into analytics.product_hour
            select hour, 'past-' || line, currency, placed, placed * 29.99, 0, 0
            from analytics.sales_hour, generate_series(1, 2) line""";

    private final Superuser superuser;
    private final int orders;
    private final Consumer<String> progress;
    /** Of those that are not written yet; they count down. */
    private final AtomicInteger next;

    History(Superuser superuser, int orders, Consumer<String> progress) {
        this.superuser = superuser;
        this.orders = orders;
        this.progress = progress;
        next = new AtomicInteger(orders);
    }

    void write() throws SQLException {
        if (orders == 0) {
            return;
        }
        try (var database = superuser.connect(); var statement = database.createStatement()) {
            statement.execute(PRODUCTS.formatted(orders));
            CompletableFuture.allOf(IntStream.range(0, WRITERS).mapToObj(writer -> CompletableFuture.runAsync(this::writeOrders))
                    .toArray(CompletableFuture[]::new)).join();
            statement.execute(SALES);
            statement.execute(SALES_OF_PRODUCTS);
            statement.execute("vacuum (analyze)");
            // Else what is measured would pay for it.
            statement.execute("checkpoint");
        }
    }

    private void writeOrders() {
        try (var database = superuser.connect(); var statement = database.createStatement()) {
            // The rows fit each other, and to look each of them up again would take longer than to write them.
            statement.execute("set session_replication_role = replica");
            for (int from = next.getAndAdd(-CHUNK); from > 0; from = next.getAndAdd(-CHUNK)) {
                statement.execute(ORDERS.formatted(from, Math.max(1, from - CHUNK + 1)));
                progress.accept(orders - Math.max(0, from - CHUNK) + " of " + orders + " orders of the past are written");
            }
        } catch (SQLException e) {
            // The other one need not write on for minutes.
            next.set(0);
            throw new IllegalStateException("orders of the past", e);
        }
    }
}
