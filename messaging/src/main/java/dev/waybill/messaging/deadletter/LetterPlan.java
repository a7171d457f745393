package dev.waybill.messaging.deadletter;

import dev.waybill.events.Revision;
import dev.waybill.messaging.deadletter.DeadLetterAction.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Writes down which letters an action is about, before any is moved. */
final class LetterPlan {
    private static final String INSERT = """
            insert into messaging.dead_letter_action_letter (action_id, position, letter_id, consumer, event_id, event_type,
                subject, failure_reason, attempts, text, replacement, new_event_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private LetterPlan() {
    }

    static void write(Connection connection, UUID action, Kind kind, Revision revision, List<DeadLetter> letters,
                      int firstPosition) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            int position = firstPosition;
            for (DeadLetter letter : letters) {
                insert.setObject(1, action);
                insert.setInt(2, position++);
                insert.setString(3, letter.id().toString());
                insert.setString(4, letter.consumer());
                insert.setString(5, plain(letter.eventId()));
                insert.setString(6, plain(letter.type()));
                insert.setString(7, plain(letter.subject()));
                insert.setString(8, plain(letter.reason()));
                insert.setObject(9, letter.failure() == null ? null : letter.failure().attempts());
                insert.setString(10, kind == Kind.RETRY ? null : plain(letter.text()));
                insert.setString(11, revision == null ? null : revision.batch());
                insert.setObject(12, revision == null ? null : revision.id());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** PostgreSQL's text has no room for a zero character, and a poisonous event may well bring one. */
    private static String plain(String text) {
        return text == null ? null : text.replace("\0", "\uFFFD");
    }
}
