package dev.waybill.timeline;

import dev.waybill.events.Event;
import dev.waybill.events.Money;
import dev.waybill.messaging.trace.TraceContext;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * {@code orders.timeline}. Positions of one order grow in the order of the commits, so that a reader who asks for what is
 * behind the last position that it saw misses nothing: whoever inserts holds the lock of each order from before the
 * position is taken until after the commit.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class TimelineTable {
    /** Parts these locks from those of others in the same database. */
    private static final int LOCKS_OF_THE_TIMELINE = 0x7469_6d65;
    // A row leaves the join, and gets its position, only after all locks are held.
    private static final String INSERT = """
            with locked as materialized (
                select pg_advisory_xact_lock(%d, key) from unnest(?) as key)
            insert into orders.timeline (event_id, order_id, type, version, source, happened_at, trace_id,
                outcome, reason, amount, currency)
            select event.event_id, event.order_id, event.type, event.version, event.source, event.happened_at, event.trace_id,
                event.outcome, event.reason, event.amount, event.currency
            from (select count(*) from locked) as all_locks,
                unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as event (event_id, order_id, type, version, source,
                    happened_at, trace_id, outcome, reason, amount, currency, place)
            order by event.place
            on conflict (event_id) do nothing""".formatted(LOCKS_OF_THE_TIMELINE);
    private static final String COLUMNS = """
            select t.order_id, t.position, t.event_id, t.type, t.version, t.source, t.happened_at, t.trace_id, t.outcome,
                t.reason, t.amount, t.currency, t.recorded_at
            """;
    private static final String OF_ORDER = COLUMNS + """
            from orders.timeline t where t.order_id = ? order by t.happened_at, t.position limit ?""";
    private static final String BEHIND = COLUMNS + """
            from unnest(?, ?) as seen (order_id, position)
            join orders.timeline t on t.order_id = seen.order_id and t.position > seen.position
            order by t.position limit ?""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** An event that is there already stays as it is. */
    void insert(List<Event<?>> events) throws SQLException {
        List<EventSummary> summaries = events.stream().map(event -> EventSummary.of(event.data())).toList();
        List<Money> amounts = summaries.stream().map(EventSummary::amount).toList();
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(INSERT)) {
            // In one order everywhere, so that two sessions wait for each other, not on each other.
            array(insert, 1, "int4", events.stream().map(event -> event.subject().hashCode()).distinct().sorted().toList(), key -> key);
            array(insert, 2, "uuid", events, Event::id);
            array(insert, 3, "uuid", events, Event::subject);
            array(insert, 4, "text", events, event -> event.type().type());
            array(insert, 5, "int4", events, event -> event.type().version());
            array(insert, 6, "text", events, Event::source);
            array(insert, 7, "timestamptz", events, event -> event.time().toString());
            array(insert, 8, "text", events, event -> TraceContext.traceId(event.traceparent()));
            array(insert, 9, "text", summaries, EventSummary::outcome);
            array(insert, 10, "text", summaries, EventSummary::reason);
            array(insert, 11, "numeric", amounts, amount -> amount == null ? null : amount.amount());
            array(insert, 12, "text", amounts, amount -> amount == null ? null : amount.currency());
            insert.executeUpdate();
        }
    }

    /** The oldest first. */
    List<RecordedEvent> ofOrder(UUID order, int limit) throws SQLException {
        try (var connection = database.getConnection(); var select = connection.prepareStatement(OF_ORDER)) {
            select.setObject(1, order);
            select.setInt(2, limit);
            return events(select);
        }
    }

    /** Of each order what is behind the position; in the order of the positions. */
    List<RecordedEvent> behind(Map<UUID, Long> positions, int limit) throws SQLException {
        List<Map.Entry<UUID, Long>> seen = List.copyOf(positions.entrySet());
        try (var connection = database.getConnection(); var select = connection.prepareStatement(BEHIND)) {
            array(select, 1, "uuid", seen, Map.Entry::getKey);
            array(select, 2, "int8", seen, Map.Entry::getValue);
            select.setInt(3, limit);
            return events(select);
        }
    }

    private static <T> void array(PreparedStatement statement, int index, String type, List<T> items, Function<T, Object> value)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, items.stream().map(value).toArray()));
    }

    private static List<RecordedEvent> events(PreparedStatement select) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                events.add(event(rows));
            }
        }
        return events;
    }

    private static RecordedEvent event(ResultSet row) throws SQLException {
        var amount = row.getBigDecimal(11);
        return new RecordedEvent(row.getObject(1, UUID.class), row.getLong(2), row.getObject(3, UUID.class), row.getString(4),
                row.getInt(5), row.getString(6), row.getObject(7, OffsetDateTime.class).toInstant(), row.getString(8),
                new EventSummary(row.getString(9), row.getString(10),
                        amount == null ? null : Money.of(amount.stripTrailingZeros().toPlainString(), row.getString(12))),
                row.getObject(13, OffsetDateTime.class).toInstant());
    }
}
