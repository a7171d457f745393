package dev.waybill.system.reliability;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.InventoryUpdated;
import dev.waybill.events.Money;
import dev.waybill.launcher.Waybill;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Events of orders that nobody has placed: only the timeline hears of them, and takes them for facts like any other. */
final class Strangers {
    private static final String RECORDED = """
            select count(*) from orders.timeline t where not exists (select from orders.customer_order o where o.id = t.order_id)""";

    private Strangers() {
    }

    static Event<InventoryUpdated> event() {
        UUID order = UUID.randomUUID();
        return Event.of(EventType.INVENTORY_UPDATED, "/waybill/test", order, null, new InventoryUpdated(order, "nobody",
                InventoryUpdated.Outcome.RESERVED, Money.of("1.00", "EUR"), null, List.of(), null));
    }

    /** How many the timeline has. */
    static int in(Waybill waybill) throws SQLException {
        var database = waybill.database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
             var select = connection.prepareStatement(RECORDED); var rows = select.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
