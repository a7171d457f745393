package dev.waybill.system.container;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCreated;
import dev.waybill.events.OrderLine;
import dev.waybill.messaging.inbox.Inbox;
import dev.waybill.messaging.outbox.Outbox;
import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Business code as a module would write it: each method is one container-managed transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class Steps {
    @Inject
    Outbox outbox;
    @Inject
    Inbox inbox;
    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    static Event<?> event() {
        UUID order = UUID.randomUUID();
        var price = Money.of("1.00", "EUR");
        return Event.of(EventType.ORDER_CREATED, "/waybill/test", order, null, new OrderCreated(order, "nobody",
                List.of(new OrderLine("moka-pot", "Moka pot", 1, price)), price, null));
    }

    public void publish(Event<?>... events) throws SQLException {
        outbox.publish(List.of(events));
    }

    public void publishAndFail(Event<?> event) throws Exception {
        outbox.publish(List.of(event));
        throw new IOException("a checked exception");
    }

    public int unseen(String consumer, List<Event<?>> events) throws SQLException {
        return inbox.unseen(consumer, events).size();
    }

    public int unseenAndFail(String consumer, List<Event<?>> events) throws Exception {
        inbox.unseen(consumer, events);
        throw new IOException("a checked exception");
    }

    public void update(String sql, Object parameter) throws SQLException {
        try (var connection = database.getConnection(); var update = connection.prepareStatement(sql)) {
            update.setObject(1, parameter);
            update.executeUpdate();
        }
    }

    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public long count(String sql, Object... parameters) throws SQLException {
        try (var connection = database.getConnection(); var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
