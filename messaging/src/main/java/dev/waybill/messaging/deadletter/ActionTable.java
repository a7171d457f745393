package dev.waybill.messaging.deadletter;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.waybill.messaging.deadletter.DeadLetterAction.Kind;
import dev.waybill.messaging.deadletter.DeadLetterAction.State;
import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** {@code messaging.dead_letter_action}, the audit: what was asked for, by whom, and what became of it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class ActionTable {
    private static final String INSERT = """
            insert into messaging.dead_letter_action
                (id, kind, requested_by, reason, by_filter, consumer, event_type, subject, failure_reason, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String SELECT = """
            select a.*, l.* from messaging.dead_letter_action a cross join lateral (
                select count(*) as letters, count(*) filter (where l.state = 'DONE') as done,
                    count(*) filter (where l.state = 'PRESUMED_DONE') as presumed,
                    count(*) filter (where l.state = 'GONE') as gone
                from messaging.dead_letter_action_letter l where l.action_id = a.id) l
            where\s""";
    private static final String OPEN = """
            select *, 0 as letters, 0 as done, 0 as presumed, 0 as gone from messaging.dead_letter_action
            where state <> 'DONE' order by id""";
    private static final String LETTERS = """
            select * from messaging.dead_letter_action_letter
            where action_id = ? and position > ? order by position limit ?""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** Records it; the worker does the rest. Returns its id. */
    public UUID add(NewAction action) throws SQLException {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        DeadLetterFilter filter = action.filter() == null ? new DeadLetterFilter(null, null, null, null) : action.filter();
        List<Object> values = new ArrayList<>(List.of(id, action.kind().name(), action.by()));
        values.add(action.reason());
        values.add(action.filter() != null);
        values.add(filter.consumer());
        values.add(filter.type());
        values.add(filter.subject());
        values.add(filter.reason());
        values.add((action.filter() == null ? State.RUNNING : State.REQUESTED).name());
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.executeUpdate();
            LetterPlan.write(connection, id, action.kind(), action.revision(), action.letters(), 0);
        }
        return id;
    }

    /** The newest first. */
    public List<DeadLetterAction> list(UUID olderThan, int limit) throws SQLException {
        return select(SELECT + "(?::uuid is null or a.id < ?) order by a.id desc limit ?", olderThan, olderThan, limit);
    }

    /** Empty or one. */
    public List<DeadLetterAction> find(UUID id) throws SQLException {
        return select(SELECT + "a.id = ?", id);
    }

    /** Those that are not done, the oldest first; their letters are not counted. */
    public List<DeadLetterAction> open() throws SQLException {
        return select(OPEN);
    }

    /** @param after position of the last letter that is known already, -1 at first */
    public List<ActionLetter> letters(UUID action, int after, int limit) throws SQLException {
        List<ActionLetter> letters = new ArrayList<>();
        try (var connection = database.getConnection(); var select = connection.prepareStatement(LETTERS)) {
            select.setObject(1, action);
            select.setInt(2, after);
            select.setInt(3, limit);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    letters.add(letter(rows));
                }
            }
        }
        return letters;
    }

    private List<DeadLetterAction> select(String sql, Object... parameters) throws SQLException {
        List<DeadLetterAction> actions = new ArrayList<>();
        try (var connection = database.getConnection(); var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    actions.add(action(rows));
                }
            }
        }
        return actions;
    }

    private static DeadLetterAction action(ResultSet row) throws SQLException {
        return new DeadLetterAction(row.getObject("id", UUID.class), Kind.valueOf(row.getString("kind")),
                row.getString("requested_by"), instant(row, "requested_at"), row.getString("reason"),
                row.getBoolean("by_filter") ? new DeadLetterFilter(row.getString("consumer"), row.getString("event_type"),
                        row.getString("subject"), row.getString("failure_reason")) : null,
                State.valueOf(row.getString("state")), row.getInt("letters"), row.getInt("done"), row.getInt("presumed"),
                row.getInt("gone"), row.getString("problem"), instant(row, "finished_at"));
    }

    static ActionLetter letter(ResultSet row) throws SQLException {
        return new ActionLetter(row.getInt("position"), row.getString("letter_id"), row.getString("consumer"),
                row.getString("event_id"), row.getString("event_type"), row.getString("subject"), row.getString("failure_reason"),
                row.getObject("attempts", Integer.class), row.getString("text"), row.getString("replacement"),
                row.getObject("new_event_id", UUID.class), ActionLetter.State.valueOf(row.getString("state")),
                instant(row, "changed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
