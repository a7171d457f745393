package dev.waybill.messaging.outbox;

import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Moves events from the outbox to the broker. The removal is one database transaction, the sending, inside it, another
 * of the broker, which commits first: a crash in between sends once more, and the inboxes know it. The removal's is
 * JDBC's own: one of the container stayed open for ever, with its locks, when the broker died within the inner one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxRelay {
    private static final String LOCK = """
            select partition from messaging.outbox_partition p
            where partition between ? and ?
            and exists (select from messaging.outbox o where o.partition = p.partition)
            order by partition for update skip locked""";
    // The planner believes an outbox that its statistics saw empty to be empty, and reads a backlog as a whole, or compares
    // each row of it with each. So it gets no choice: of each partition no more is read than is removed, and what is removed
    // is found by its place in the table, which nobody changes while the partition is locked.
    static final String IN_ORDER_OF_THE_INDEX = "set local enable_bitmapscan = off; set local enable_seqscan = off";
    static final String REMOVE = """
            with due as (
                delete from messaging.outbox where ctid = any(array(
                    select oldest.ctid from unnest(?) as locked (partition) cross join lateral (
                        select o.ctid, o.position from messaging.outbox o where o.partition = locked.partition
                        order by o.position limit ?) oldest
                    order by oldest.position limit ?))
                returning partition, position, event_id, event_type, subject, event, total, currency),
            kept as (
                insert into messaging.sent (partition, position, event_id, event_type, subject, event, total, currency)
                select * from due)
            select partition, event_type, subject, event, total, currency from due order by position""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;
    @Inject
    MessageSender sender;
    @Inject
    @ConfigProperty(name = "waybill.relay.events-per-pass", defaultValue = "1000")
    int eventsPerPass;
    @Inject
    @ConfigProperty(name = "waybill.relay.events-per-message", defaultValue = "100")
    int eventsPerMessage;
    @Inject
    @ConfigProperty(name = "waybill.relay.characters-per-message", defaultValue = "48000")
    int charactersPerMessage;
    @Inject
    @ConfigProperty(name = "waybill.review.total", defaultValue = "1000")
    BigDecimal reviewTotal;

    /** Sends what is due in the partitions that no other relay holds, oldest first; returns how many events. */
    public int relay() throws SQLException, JMSException {
        return relay(0, Integer.MAX_VALUE);
    }

    /** The same for one partition, so that one that cannot be sent does not hold up the others. */
    public int relay(int partition) throws SQLException, JMSException {
        return relay(partition, partition);
    }

    private int relay(int first, int last) throws SQLException, JMSException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int sent = send(connection, first, last);
                connection.commit();
                connection.setAutoCommit(true);
                return sent;
            } catch (Throwable failure) {
                // Whatever it is: a pool that gets the connection back as it is would commit the removal.
                rollBack(connection, failure);
                throw failure;
            }
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // Then the session is gone, and what it did with it.
            cause.addSuppressed(e);
        }
    }

    private int send(Connection connection, int first, int last) throws SQLException, JMSException {
        List<Integer> partitions = lockPartitions(connection, first, last);
        if (partitions.isEmpty()) {
            return 0;
        }
        List<OutboxEntry> due = remove(connection, partitions);
        sender.send(MessageAssembly.assemble(due, new MessageLimits(eventsPerMessage, charactersPerMessage, reviewTotal)));
        return due.size();
    }

    private static List<Integer> lockPartitions(Connection connection, int first, int last) throws SQLException {
        List<Integer> locked = new ArrayList<>();
        try (var select = connection.prepareStatement(LOCK)) {
            select.setInt(1, first);
            select.setInt(2, last);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    locked.add(rows.getInt(1));
                }
            }
        }
        return locked;
    }

    private List<OutboxEntry> remove(Connection connection, List<Integer> partitions) throws SQLException {
        List<OutboxEntry> due = new ArrayList<>();
        try (var settings = connection.createStatement(); var delete = connection.prepareStatement(REMOVE)) {
            settings.execute(IN_ORDER_OF_THE_INDEX);
            delete.setArray(1, connection.createArrayOf("int4", partitions.toArray()));
            delete.setInt(2, eventsPerPass);
            delete.setInt(3, eventsPerPass);
            try (var rows = delete.executeQuery()) {
                while (rows.next()) {
                    due.add(new OutboxEntry(rows.getInt(1), EventType.valueOf(rows.getString(2)),
                            rows.getObject(3, UUID.class), rows.getString(4), total(rows)));
                }
            }
        }
        return due;
    }

    private static Money total(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal(5);
        return amount == null ? null : new Money(amount, row.getString(6));
    }
}
