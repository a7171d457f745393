package dev.waybill.benchmark.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Orders of the past, as they lie in the database once all is done, with what each consumer remembers of them: what an
 * order costs must not depend on how many there were. They end ten days ago, before anything that the retention removes,
 * and hold products of their own. Ids need PostgreSQL 18.
 */
final class History {
    private static final int CHUNK = 100_000;
    private static final String PRODUCTS = """
            insert into inventory.stock (product_id, available, reserved)
            select 'past-' || line, 0, %d from generate_series(1, 2) line""";
    private static final String NO_FOREIGN_KEYS = """
            alter table orders.order_line drop constraint order_line_order_id_fkey;
            alter table inventory.reservation_line drop constraint reservation_line_order_id_fkey""";
    /** With the names that they had. */
    private static final String FOREIGN_KEYS = """
            alter table orders.order_line add foreign key (order_id) references orders.customer_order;
            alter table inventory.reservation_line add foreign key (order_id) references inventory.reservation""";
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

    private History() {
    }

    static void write(Connection database, int orders, Consumer<String> progress) throws SQLException {
        if (orders == 0) {
            return;
        }
        try (var statement = database.createStatement()) {
            // To check all rows at once takes far less than one by one.
            statement.execute(NO_FOREIGN_KEYS);
            statement.execute(PRODUCTS.formatted(orders));
            for (int rest = orders; rest > 0; rest -= CHUNK) {
                statement.execute(ORDERS.formatted(rest, Math.max(1, rest - CHUNK + 1)));
                progress.accept(orders - Math.max(0, rest - CHUNK) + " of " + orders + " orders of the past are written");
            }
            statement.execute(FOREIGN_KEYS);
            statement.execute(SALES);
            statement.execute(SALES_OF_PRODUCTS);
            statement.execute("vacuum (analyze)");
        }
    }
}
