package dev.waybill.messaging.inbox;

import dev.waybill.events.Event;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Makes the second delivery of an event harmless, whatever delivered it twice. */
@ApplicationScoped
public class Inbox {
    private static final String ACCEPT = """
            insert into messaging.inbox (consumer, event_id) select ?, unnest(?) on conflict do nothing returning event_id""";

    private static final String FORGET = "delete from messaging.inbox where consumer = ? and event_id >= ?";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** Notes the events as done by this consumer, with the caller's transaction, and returns those that were not yet. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Event<?>> unseen(String consumer, List<Event<?>> events) throws SQLException {
        Set<UUID> accepted = new HashSet<>();
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(ACCEPT)) {
            insert.setString(1, consumer);
            // In one order everywhere, so that two sessions with the same events wait for each other, not on each other.
            insert.setArray(2, connection.createArrayOf("uuid", events.stream().map(Event::id).sorted().toArray()));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    accepted.add(rows.getObject(1, UUID.class));
                }
            }
        }
        // remove, not contains: the same event twice in one message is new once
        return events.stream().filter(event -> accepted.remove(event.id())).toList();
    }

    /**
     * Forgets all events of this moment and later, with the caller's transaction: who undoes their effects in it may be
     * fed with them again. Goes by the time in their ids.
     *
     * @param from whole milliseconds
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(String consumer, Instant from) throws SQLException {
        try (var connection = database.getConnection(); var delete = connection.prepareStatement(FORGET)) {
            delete.setString(1, consumer);
            delete.setObject(2, Event.leastId(from));
            delete.executeUpdate();
        }
    }
}
