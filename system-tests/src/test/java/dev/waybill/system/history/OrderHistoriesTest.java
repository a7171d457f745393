package dev.waybill.system.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.EventType;
import dev.waybill.system.history.SimulatedProvider.Weather;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever order events are delivered in, however often, with whatever crash in between, and whenever a customer cancels:
 * every order ends in an allowed state, with stock and money that fit it.
 */
class OrderHistoriesTest {
    private static World patient;
    private static World impatient;

    @BeforeContainer
    static void start() throws IOException {
        patient = new World("PT4H");
        impatient = new World("PT0S");
    }

    @AfterContainer
    static void stop() throws IOException {
        patient.close();
        impatient.close();
    }

    @Property(tries = 9_000)
    @Label("orders that are paid or refused")
    void everyHistoryEndsWell(@ForAll @Size(max = 60) byte[] choices, @ForAll @IntRange(min = 1, max = 3) int orders,
                              @ForAll @IntRange(min = 0, max = 4) int pieces, @ForAll boolean refused) throws Exception {
        new History(patient, choices, orders, pieces, refused).check();
    }

    @Property(tries = 3_000)
    @Label("charges that are given up at the first failure")
    void everyHistoryWithChargesGivenUpEndsWell(@ForAll @Size(max = 60) byte[] choices,
                                                @ForAll @IntRange(min = 1, max = 2) int orders) throws Exception {
        new History(impatient, choices, orders, 3, false).check();
    }

    /** One history. The choices decide, one after the other; when they are used up, all goes well and in order. */
    private static final class History {
        private static final int QUANTITY = 2;

        private final World world;
        private final byte[] choices;
        private final String product;
        private final int pieces;
        private final List<UUID> orders = new ArrayList<>();
        private final List<UUID> cancelled = new ArrayList<>();
        private int used;

        History(World world, byte[] choices, int orders, int pieces, boolean refused) throws Exception {
            this.world = world;
            this.choices = choices;
            this.pieces = pieces;
            world.begin();
            product = world.product(pieces);
            for (int i = 0; i < orders; i++) {
                this.orders.add(world.order(product, QUANTITY, refused && i == 0 ? SimulatedProvider.REFUSED : null));
            }
        }

        void check() throws Exception {
            world.provider().weather(() -> Weather.values()[chooseMostly(0, Weather.values().length)]);
            while (used < choices.length) {
                step();
            }
            world.provider().weather(() -> Weather.FINE);
            for (int rounds = 0; !world.busy().isEmpty(); rounds++) {
                assertThat(rounds).as("deliveries without an end: %s", world.failures()).isLessThan(1_000);
                world.deliver(world.busy().get(0), 0, 1, 0, false, false);
            }
            for (UUID order : orders) {
                checkOrder(order);
            }
            checkStock();
        }

        private void step() throws Exception {
            List<Integer> busy = world.busy();
            int what = choose(busy.size() * 3 + 1);
            if (what == busy.size() * 3) {
                UUID order = orders.get(choose(orders.size()));
                if (world.cancel(order)) {
                    cancelled.add(order);
                }
                return;
            }
            int consumer = busy.get(what % busy.size());
            int place = choose(world.waiting(consumer));
            int fault = chooseMostly(0, 6);
            world.deliver(consumer, place, 1 + choose(3), fault <= 3 ? fault : 0, fault == 4, fault == 5);
        }

        private int choose(int among) {
            return used < choices.length ? Math.floorMod(choices[used++], among) : 0;
        }

        /** Half of the time the usual one. */
        private int chooseMostly(int usual, int among) {
            int choice = choose(2 * among);
            return choice < among ? choice : usual;
        }

        private void checkOrder(UUID order) throws SQLException {
            String status = world.value(String.class, "select status from orders.customer_order where id = ?", order);
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

            Integer reserved = world.value(Integer.class, """
                    select coalesce(sum(l.quantity), 0)::int from inventory.reservation r join inventory.reservation_line l using (order_id)
                    where r.order_id = ? and r.status = 'RESERVED'""", order);
            assertThat(reserved).as("reserved for %s order", status).isEqualTo(confirmed ? QUANTITY : 0);

            checkEvents(order, status, charged);
        }

        private void checkEvents(UUID order, String status, List<SimulatedProvider.Payment> charged) throws SQLException {
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
            assertThat(world.value(Long.class, "select count(*) from notification.notification where order_id = ? and channel = 'EMAIL'", order))
                    .isEqualTo(told);
        }

        private void checkStock() throws SQLException {
            assertThat(world.value(Integer.class, "select (available + reserved)::int from inventory.stock where product_id = ?", product)).isEqualTo(pieces);
            assertThat(world.value(Integer.class, "select available from inventory.stock where product_id = ?", product)).isGreaterThanOrEqualTo(0);
            Long confirmed = world.value(Long.class, "select count(*) from orders.customer_order where status = 'CONFIRMED' and id = any(?)",
                    (Object) orders.toArray(UUID[]::new));
            assertThat(world.value(Long.class, "select reserved::bigint from inventory.stock where product_id = ?", product))
                    .isEqualTo(confirmed * QUANTITY);
        }
    }
}
