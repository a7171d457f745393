package dev.waybill.messaging.inbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Who has handled an event, and who has failed on it, as far back as inbox and failure log remember. */
@ApplicationScoped
public class ProcessingHistory {
    // The primary keys begin with the consumer. The names of all consumers are found by jumping from one to the next in
    // the index, so nobody keeps a list of them, and no table is read as a whole.
    static final String PROCESSING = """
            with recursive handling (consumer) as (
                (select min(consumer) from messaging.inbox)
                union all
                select (select min(i.consumer) from messaging.inbox i where i.consumer > h.consumer)
                from handling h where h.consumer is not null),
            failing (consumer) as (
                (select min(consumer) from messaging.failure)
                union all
                select (select min(i.consumer) from messaging.failure i where i.consumer > f.consumer)
                from failing f where f.consumer is not null)
            select coalesce(i.event_id, f.event_id::uuid), coalesce(i.consumer, f.consumer), i.received_at,
                f.attempts, f.exception, f.last_at
            from (select * from messaging.inbox
                where consumer = any(array(select consumer from handling)) and event_id = any(?)) i
            full join (select * from messaging.failure
                where consumer = any(array(select consumer from failing)) and event_id = any(?)) f
            on f.consumer = i.consumer and f.event_id = i.event_id::text
            order by i.received_at, f.last_at, f.consumer""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** By event; those who were done first come first. An event that nobody has touched is missing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, List<Processing>> of(Collection<UUID> events) throws SQLException {
        Map<UUID, List<Processing>> found = new HashMap<>();
        if (events.isEmpty()) {
            return found;
        }
        try (var connection = database.getConnection(); var select = connection.prepareStatement(PROCESSING)) {
            select.setArray(1, connection.createArrayOf("uuid", events.toArray()));
            select.setArray(2, connection.createArrayOf("text", events.stream().map(UUID::toString).toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getObject(1, UUID.class), event -> new ArrayList<>()).add(new Processing(
                            rows.getString(2), instant(rows, 3), rows.getInt(4), rows.getString(5), instant(rows, 6)));
                }
            }
        }
        return found;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
