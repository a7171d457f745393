package dev.waybill.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.InventoryUpdated;
import dev.waybill.events.InventoryUpdated.Outcome;
import dev.waybill.events.InventoryUpdated.StockLeft;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCreated;
import dev.waybill.events.OrderLine;
import dev.waybill.inventory.stock.StockLevel;
import dev.waybill.inventory.stock.TestStock;
import dev.waybill.messaging.outbox.Outbox;
import io.zonky.test.db.postgres.junit5.EmbeddedPostgresExtension;
import io.zonky.test.db.postgres.junit5.PreparedDbExtension;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Against a real PostgreSQL, without a container; each test has a database of its own. */
class ReservationsTest {
    @RegisterExtension
    final PreparedDbExtension postgresql = EmbeddedPostgresExtension.preparedDatabase(database ->
            Flyway.configure().dataSource(database).schemas("inventory").locations("classpath:db/migration/inventory").load().migrate());

    private final List<InventoryUpdated> published = new ArrayList<>();
    private final List<String> traces = new ArrayList<>();
    private final UUID order = UUID.randomUUID();
    private Reservations reservations;
    private TestStock stock;

    @BeforeEach
    void assemble() {
        stock = new TestStock(postgresql.getTestDatabase());
        stock.setAvailable("beans", 10);
        stock.setAvailable("pot", 1);
        reservations = new Reservations();
        reservations.stock = stock;
        reservations.table = new ReservationTable();
        reservations.table.database = postgresql.getTestDatabase();
        reservations.outbox = new Outbox() {
            @Override
            public void publish(List<? extends Event<?>> events) {
                events.forEach(event -> {
                    traces.add(event.traceparent().substring(3, 35));
                    published.add((InventoryUpdated) event.data());
                });
            }
        };
    }

    @Test
    void reservesAllLinesAndSaysWhatIsLeft() throws SQLException {
        reservations.reserve(List.of(created(order, 3, 1)));

        assertThat(level("beans")).isEqualTo(new StockLevel("beans", 7, 3));
        assertThat(level("pot")).isEqualTo(new StockLevel("pot", 0, 1));
        assertThat(published).singleElement().satisfies(update -> {
            assertThat(update.outcome()).isEqualTo(Outcome.RESERVED);
            assertThat(update.stock()).containsExactlyInAnyOrder(new StockLeft("beans", 7), new StockLeft("pot", 0));
        });
    }

    @Test
    void rejectsAnOrderWholeAndServesTheNext() throws SQLException {
        reservations.reserve(List.of(created(UUID.randomUUID(), 3, 2), created(order, 10, 1)));

        assertThat(published).extracting(InventoryUpdated::outcome).containsExactly(Outcome.REJECTED, Outcome.RESERVED);
        assertThat(level("beans")).isEqualTo(new StockLevel("beans", 0, 10));
    }

    @Test
    void anOrderThatComesTwiceIsReservedOnce() throws SQLException {
        reservations.reserve(List.of(created(order, 3, 1)));
        reservations.reserve(List.of(created(order, 3, 1)));

        assertThat(level("beans").reserved()).isEqualTo(3);
        assertThat(published).hasSize(1);
    }

    @Test
    void aCancellationGivesBackOnce() throws SQLException {
        reservations.reserve(List.of(created(order, 3, 1)));
        reservations.release(List.of(cancelled(order)));
        reservations.release(List.of(cancelled(order)));

        assertThat(level("beans")).isEqualTo(new StockLevel("beans", 10, 0));
        assertThat(published).extracting(InventoryUpdated::outcome).containsExactly(Outcome.RESERVED, Outcome.RELEASED);
        assertThat(published.get(1).stock()).contains(new StockLeft("beans", 10));
    }

    @Test
    void whatIsCancelledBeforeItComesGetsNothing() throws SQLException {
        reservations.release(List.of(cancelled(order)));
        reservations.reserve(List.of(created(order, 3, 1)));

        assertThat(level("beans")).isEqualTo(new StockLevel("beans", 10, 0));
        assertThat(published).isEmpty();
    }

    @Test
    void aRejectedOrderHasNothingToGiveBack() throws SQLException {
        reservations.reserve(List.of(created(order, 3, 2)));
        reservations.release(List.of(cancelled(order)));

        assertThat(level("beans")).isEqualTo(new StockLevel("beans", 10, 0));
        assertThat(published).hasSize(1);
    }

    @Test
    void everyOrderOfAMessageKeepsItsOwnTrace() throws SQLException {
        UUID other = UUID.randomUUID();
        reservations.reserve(List.of(created(order, 1, 1), created(other, 1, 1)));

        assertThat(traces).containsExactly(trace(order).substring(3, 35), trace(other).substring(3, 35));
    }

    private static String trace(UUID order) {
        return "00-" + order.toString().replace("-", "") + "-b7ad6b7169203331-01";
    }

    private StockLevel level(String product) {
        return stock.find(product).orElseThrow();
    }

    private static Event<OrderCreated> created(UUID order, int beans, int pots) {
        return Event.of(EventType.ORDER_CREATED, "/test", order, trace(order),
                new OrderCreated(order, "ada", lines(beans, pots), Money.of("1.00", "EUR"), null));
    }

    private static Event<OrderCancelled> cancelled(UUID order) {
        return Event.of(EventType.ORDER_CANCELLED, "/test", order, trace(order),
                new OrderCancelled(order, "ada", lines(1, 1), Money.of("1.00", "EUR"), false, "no longer wanted"));
    }

    private static List<OrderLine> lines(int beans, int pots) {
        var price = Money.of("1.00", "EUR");
        return List.of(new OrderLine("pot", "Pot", pots, price), new OrderLine("beans", "Beans", beans, price));
    }
}
