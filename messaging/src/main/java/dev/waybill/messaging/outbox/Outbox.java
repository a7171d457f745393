package dev.waybill.messaging.outbox;

import dev.waybill.events.Event;
import dev.waybill.events.EventCodec;
import dev.waybill.events.Money;
import dev.waybill.events.Priced;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The only way to publish an event: it leaves if, and only if, the caller's transaction commits. */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            insert into messaging.outbox (partition, event_id, event_type, subject, event, total, currency)
            select * from unnest(?, ?, ?, ?, ?, ?, ?)""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;
    @Inject
    Partitions partitions;
    @Inject
    jakarta.enterprise.event.Event<OutboxWritten> written;

    /** Events of one subject are sent in the order in which they were published. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(List<? extends Event<?>> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, connection.createArrayOf("int4", events.stream().map(e -> partitions.of(e.subject())).toArray()));
            insert.setArray(2, connection.createArrayOf("uuid", events.stream().map(Event::id).toArray()));
            insert.setArray(3, connection.createArrayOf("text", events.stream().map(e -> e.type().name()).toArray()));
            insert.setArray(4, connection.createArrayOf("uuid", events.stream().map(Event::subject).toArray()));
            insert.setArray(5, connection.createArrayOf("text", events.stream().map(EventCodec::encode).toArray()));
            List<Money> totals = events.stream().map(Outbox::total).toList();
            insert.setArray(6, connection.createArrayOf("numeric", totals.stream().map(t -> t == null ? null : t.amount()).toArray()));
            insert.setArray(7, connection.createArrayOf("text", totals.stream().map(t -> t == null ? null : t.currency()).toArray()));
            insert.executeUpdate();
        }
        written.fire(new OutboxWritten());
    }

    /** Null where the event has none. */
    private static Money total(Event<?> event) {
        return event.data() instanceof Priced priced ? priced.total() : null;
    }
}
