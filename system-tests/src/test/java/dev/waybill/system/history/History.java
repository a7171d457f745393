package dev.waybill.system.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.EventType;
import dev.waybill.system.history.SimulatedProvider.Weather;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.statistics.Statistics;

/**
 * One history: whatever order events are delivered in, however often, with whatever crash in between, and whenever a customer
 * cancels, every order ends in an allowed state, with stock, money, figures and news that fit it. The choices decide, one
 * after the other; when they are used up, all goes well and in order.
 */
final class History {
    private static final int QUANTITY = 2;

    private final World world;
    private final byte[] choices;
    private final String product;
    private final int pieces;
    private final List<UUID> orders = new ArrayList<>();
    private final List<UUID> cancelled = new ArrayList<>();
    private final long[] figures;
    private int used;
    private boolean nested;

    History(World world, byte[] choices, int orders, int pieces, boolean refused) throws Exception {
        this.world = world;
        this.choices = choices;
        this.pieces = pieces;
        world.begin();
        figures = figures();
        product = world.product(pieces);
        for (int i = 0; i < orders; i++) {
            this.orders.add(world.order(product, QUANTITY, refused && i == 0 ? SimulatedProvider.REFUSED : null));
        }
    }

    /** @param regretted whether the customer cancels once all has come to its end */
    void check(boolean regretted) throws Exception {
        world.provider().weather(() -> Weather.values()[chooseMostly(0, Weather.values().length)]);
        world.meanwhile(this::perhapsAnother);
        while (used < choices.length) {
            step();
        }
        world.provider().weather(() -> Weather.FINE);
        world.meanwhile(() -> { });
        toItsEnd();
        if (regretted) {
            cancel(orders.get(0));
            toItsEnd();
        }
        for (UUID order : orders) {
            checkOrder(order);
        }
        checkStock();
        checkFigures();
    }

    private void toItsEnd() throws Exception {
        for (int deliveries = 0; !world.busy().isEmpty(); deliveries++) {
            assertThat(deliveries).as("deliveries without an end: %s", world.failures()).isLessThan(1_000);
            world.deliver(world.busy().get(0), 0, 100, 0, false, false);
        }
    }

    private void cancel(UUID order) throws Exception {
        if (world.cancel(order)) {
            cancelled.add(order);
        }
    }

    private void step() throws Exception {
        List<Integer> busy = world.busy();
        int what = choose(busy.size() * 3 + 1);
        if (what == busy.size() * 3) {
            cancel(orders.get(choose(orders.size())));
            return;
        }
        int consumer = busy.get(what % busy.size());
        int place = chooseMostly(0, world.waiting(consumer));
        int fault = chooseMostly(0, 6);
        world.deliver(consumer, place, 1 + choose(3), fault <= 3 ? fault : 0, fault == 4, fault == 5);
    }

    /** While the provider works on a call, something else happens. */
    private void perhapsAnother() throws Exception {
        if (!nested && chooseMostly(0, 2) == 1) {
            nested = true;
            try {
                step();
            } finally {
                nested = false;
            }
        }
    }

    private int choose(int among) {
        return used < choices.length ? Math.floorMod(choices[used++], among) : 0;
    }

    /** Half of the time the usual one. */
    private int chooseMostly(int usual, int among) {
        int choice = choose(2 * among);
        return choice < among ? choice : usual;
    }

    private void checkOrder(UUID order) throws Exception {
        String status = world.value("select status from orders.customer_order where id = ?", order);
        boolean confirmed = "CONFIRMED".equals(status);
        assertThat(status).isIn("CONFIRMED", "REJECTED", "CANCELLED");
        if (cancelled.contains(order)) {
            assertThat(status).isEqualTo("CANCELLED");
        }

        assertThat(world.net(order)).as("money of %s order", status)
                .isEqualByComparingTo(confirmed ? new BigDecimal("20.20") : BigDecimal.ZERO);
        var charged = world.provider().payments().values().stream().filter(p -> p.order().equals(order) && p.charges() > 0).toList();
        assertThat(charged.size()).as("payments charged").isLessThanOrEqualTo(1);
        assertThat(charged).allSatisfy(payment -> assertThat(payment.refunds()).isLessThanOrEqualTo(1));

        String reserved = world.value("""
                select coalesce(sum(l.quantity), 0) from inventory.reservation r join inventory.reservation_line l using (order_id)
                where r.order_id = ? and r.status = 'RESERVED'""", order);
        assertThat(reserved).as("reserved for %s order", status).isEqualTo(confirmed ? QUANTITY + "" : "0");

        checkEvents(order, status, charged);
        assertThat(world.value("select count(*) from orders.timeline where order_id = ?", order)).isEqualTo(world.published(order) + "");
        boolean refunded = charged.stream().anyMatch(payment -> payment.refunds() > 0);
        boolean failed = world.published(EventType.PAYMENT_FAILED, order) > 0;
        Statistics.label("orders").collect(status + (refunded ? ", refunded" : "") + (failed ? ", charge failed" : ""));
    }

    private void checkEvents(UUID order, String status, List<SimulatedProvider.Payment> charged) throws Exception {
        assertThat(world.published(EventType.ORDER_CREATED, order)).isEqualTo(1);
        assertThat(world.published(EventType.ORDER_REJECTED, order)).isEqualTo(status.equals("REJECTED") ? 1 : 0);
        assertThat(world.published(EventType.ORDER_CANCELLED, order)).isEqualTo(status.equals("CANCELLED") ? 1 : 0);
        long confirmations = world.published(EventType.ORDER_CONFIRMED, order);
        assertThat(confirmations).isBetween(status.equals("CONFIRMED") ? 1L : 0L, status.equals("REJECTED") ? 0L : 1L);
        assertThat(world.published(EventType.PAYMENT_COMPLETED, order)).isEqualTo(charged.size());
        assertThat(world.published(EventType.PAYMENT_REFUNDED, order))
                .isEqualTo(charged.stream().mapToInt(SimulatedProvider.Payment::refunds).sum());
        assertThat(world.published(EventType.PAYMENT_FAILED, order)).isLessThanOrEqualTo(1);
        long told = confirmations + world.published(EventType.ORDER_REJECTED, order) + world.published(EventType.ORDER_CANCELLED, order);
        assertThat(world.value("select count(*) from notification.notification where order_id = ? and channel = 'EMAIL'", order))
                .isEqualTo(told + "");
    }

    private void checkStock() throws Exception {
        long confirmed = count("CONFIRMED");
        assertThat(world.value("select available || ' ' || reserved from inventory.stock where product_id = ?", product))
                .isEqualTo(pieces - confirmed * QUANTITY + " " + confirmed * QUANTITY);
    }

    /** They are of all orders of the hour, so that what counts is what this history has added. */
    private void checkFigures() throws Exception {
        long confirmed = count("CONFIRMED");
        long charged = orders.stream().mapToLong(order -> world.published(EventType.PAYMENT_COMPLETED, order)).sum();
        long declined = orders.stream().mapToLong(order -> world.published(EventType.PAYMENT_FAILED, order)).sum();
        long[] now = figures();
        long[] added = IntStream.range(0, now.length).mapToLong(i -> now[i] - figures[i]).toArray();
        assertThat(added).as("orders, net cents, cancelled, rejected, payments, declines").containsExactly(orders.size(), confirmed * 2020,
                count("CANCELLED"), count("REJECTED"), charged, declined);
        assertThat(world.value("select coalesce(sum(sold - returned), 0) from analytics.product_hour where product_id = ?", product))
                .isEqualTo(confirmed * QUANTITY + "");
    }

    private long count(String status) throws Exception {
        return Long.parseLong(world.value("select count(*) from orders.customer_order where status = ? and id = any(?)", status,
                orders.toArray(UUID[]::new)));
    }

    private long[] figures() throws Exception {
        return Arrays.stream(world.value("""
                select concat_ws(' ', coalesce(sum(placed), 0), coalesce(sum(revenue - refunded) * 100, 0)::bigint, coalesce(sum(cancelled), 0),
                       coalesce(sum(rejected), 0), coalesce(sum(payments), 0), coalesce(sum(declined), 0)) from analytics.sales_hour""").split(" "))
                .mapToLong(Long::parseLong).toArray();
    }
}
