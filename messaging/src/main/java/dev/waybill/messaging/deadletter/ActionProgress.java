package dev.waybill.messaging.deadletter;

import dev.waybill.messaging.deadletter.ActionLetter.State;
import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Notes how far an action is, each time in a transaction of the database alone. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class ActionProgress {
    private static final String UNPLANNED = """
            select from messaging.dead_letter_action where id = ? and state = 'REQUESTED' for update""";
    private static final String FORGET = "delete from messaging.dead_letter_action_letter where action_id = ?";
    private static final String RUNNING = "update messaging.dead_letter_action set state = 'RUNNING' where id = ?";
    /** In the order of the index of open letters: of a hundred thousand, so many are read and no more. */
    static final String START = """
            with due as (
                select * from messaging.dead_letter_action_letter where action_id = ?
                and (state = 'PLANNED' or state = 'STARTED' and changed_at < now() - make_interval(secs => ?))
                order by position limit ? for update)
            update messaging.dead_letter_action_letter l set state = 'STARTED', changed_at = now()
            from due where l.action_id = due.action_id and l.position = due.position
            returning due.*""";
    private static final String NOTE = """
            update messaging.dead_letter_action_letter set state = ?, changed_at = now()
            where action_id = ? and position = any(?)""";
    private static final String RESOLVE = """
            update messaging.failure f
            set resolved_at = now(), resolved_by = a.requested_by, resolution = a.kind,
                new_event_id = coalesce(l.new_event_id, f.new_event_id)
            from messaging.dead_letter_action_letter l join messaging.dead_letter_action a on a.id = l.action_id
            where l.action_id = ? and l.position = any(?) and a.kind <> 'RETRY'
            and f.consumer = l.consumer and f.event_id = l.event_id""";
    private static final String FINISH = """
            update messaging.dead_letter_action a set state = 'DONE', finished_at = now(), problem = null
            where id = ? and state = 'RUNNING' and not exists (select from messaging.dead_letter_action_letter l
                where l.action_id = a.id and l.state in ('PLANNED', 'STARTED'))""";
    private static final String PROBLEM = "update messaging.dead_letter_action set problem = ? where id = ?";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;
    /** Longer than the broker takes to notice that a server has died, and to give back what that one had in its hands. */
    @Inject
    @ConfigProperty(name = "waybill.dead-letters.settle", defaultValue = "PT60S")
    Duration settle;

    /** Whether it is still to be planned; if so, what an attempt has left that was cut off is forgotten. */
    public boolean beginPlan(UUID action) throws SQLException {
        try (var connection = database.getConnection(); var select = connection.prepareStatement(UNPLANNED);
             var forget = connection.prepareStatement(FORGET)) {
            select.setObject(1, action);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
            }
            forget.setObject(1, action);
            forget.executeUpdate();
            return true;
        }
    }

    public void plan(DeadLetterAction action, List<DeadLetter> letters, int firstPosition) throws SQLException {
        try (var connection = database.getConnection()) {
            LetterPlan.write(connection, action.id(), action.kind(), null, letters, firstPosition);
        }
    }

    public void endPlan(UUID action) throws SQLException {
        update(RUNNING, action);
    }

    /**
     * The next letters, with the state that they had, noted as started. One that was started before, and whose end nobody
     * has noted, comes again after a while.
     */
    public List<ActionLetter> start(UUID action, int limit) throws SQLException {
        List<ActionLetter> letters = new ArrayList<>();
        try (var connection = database.getConnection(); var update = connection.prepareStatement(START)) {
            update.setObject(1, action);
            update.setDouble(2, settle.toMillis() / 1000.0);
            update.setInt(3, limit);
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    letters.add(ActionTable.letter(rows));
                }
            }
        }
        letters.sort(Comparator.comparingInt(ActionLetter::position));
        return letters;
    }

    /** What became of letters; with it, their rows in the failure log are settled. */
    public void note(UUID action, Collection<ActionLetter> letters, State state) throws SQLException {
        if (letters.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection(); var note = connection.prepareStatement(NOTE);
             var resolve = connection.prepareStatement(RESOLVE)) {
            var positions = connection.createArrayOf("int4", letters.stream().map(ActionLetter::position).toArray());
            note.setString(1, state.name());
            note.setObject(2, action);
            note.setArray(3, positions);
            note.executeUpdate();
            if (state == State.DONE || state == State.PRESUMED_DONE) {
                resolve.setObject(1, action);
                resolve.setArray(2, positions);
                resolve.executeUpdate();
            }
        }
    }

    /** Done, if all of its letters are settled. */
    public void finish(UUID action) throws SQLException {
        update(FINISH, action);
    }

    /** @param problem null where it goes on again */
    public void problem(UUID action, String problem) throws SQLException {
        update(PROBLEM, problem, action);
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (var connection = database.getConnection(); var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            update.executeUpdate();
        }
    }
}
