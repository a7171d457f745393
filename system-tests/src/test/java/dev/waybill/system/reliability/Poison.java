package dev.waybill.system.reliability;

import dev.waybill.broker.Jolokia;
import dev.waybill.events.Event;
import dev.waybill.events.EventCodec;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCreated;
import dev.waybill.events.OrderLine;
import dev.waybill.launcher.Waybill;
import jakarta.jms.JMSException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What inventory can never handle: by turns a message that cannot be read, an event that fails always, and such an event
 * from the outbox, where it joins healthy ones in their message.
 */
final class Poison implements AutoCloseable {
    private static final String ADDRESS = "order.events";
    private static final String QUEUE = "inventory.order-events";
    /** As shipped; what lies in another is sent by nobody. */
    private static final int PARTITIONS = 2;
    private static final String PUBLISH = """
            insert into messaging.outbox (partition, event_id, event_type, subject, event, total, currency)
            values (?, ?, 'ORDER_CREATED', ?, ?, 1, 'EUR')""";

    private final Waybill waybill;
    private final QueueSender sender;
    private int unreadable;
    private int failing;

    Poison(Waybill waybill) {
        this.waybill = waybill;
        sender = new QueueSender(waybill.broker(), ADDRESS + "::" + QUEUE);
    }

    /** Until then, of so many messages that inventory gets, one is poison; returns how many messages it got. */
    long pour(int oneOf, Instant end) throws Exception {
        long before = messages();
        while (Instant.now().isBefore(end)) {
            while (count() < (messages() - before) / oneOf) {
                pour();
            }
            Thread.sleep(50);
        }
        return messages() - before;
    }

    int unreadable() {
        return unreadable;
    }

    /** How many events were sent that cannot be handled. */
    int failing() {
        return failing;
    }

    int count() {
        return unreadable + failing;
    }

    @Override
    public void close() {
        sender.close();
    }

    private void pour() throws JMSException, SQLException {
        int partition = count() % PARTITIONS;
        switch (count() % 3) {
            case 0 -> {
                send("no JSON", partition);
                unreadable++;
            }
            case 1 -> {
                send(EventCodec.batch(List.of(EventCodec.encode(tooMany()))), partition);
                failing++;
            }
            default -> {
                publish(tooMany(), partition);
                failing++;
            }
        }
    }

    private void send(String body, int partition) throws JMSException {
        sender.send(body, partition);
        sender.commit();
    }

    private void publish(Event<?> event, int partition) throws SQLException {
        var database = waybill.database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
             var insert = connection.prepareStatement(PUBLISH)) {
            insert.setInt(1, partition);
            insert.setObject(2, event.id());
            insert.setObject(3, event.subject());
            insert.setString(4, EventCodec.encode(event));
            insert.executeUpdate();
        }
    }

    /** More pieces than a number holds. */
    private static Event<OrderCreated> tooMany() {
        UUID order = UUID.randomUUID();
        var line = new OrderLine("poison", "Poison", Integer.MAX_VALUE, Money.of("1.00", "EUR"));
        return Event.of(EventType.ORDER_CREATED, "/waybill/test", order, null,
                new OrderCreated(order, "nobody", List.of(line, line), Money.of("1.00", "EUR"), null));
    }

    private long messages() {
        return waybill.broker().jolokia().read(Jolokia.queue(ADDRESS, "multicast", QUEUE), "MessagesAdded").asLong();
    }
}
