package dev.waybill.messaging.deadletter;

import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** Adds to letters what the failure log says of them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class FailureNotes {
    // The primary key begins with the consumer.
    private static final String FIND = """
            select event_id, queue, consumer, attempts, exception, first_at, last_at from messaging.failure
            where consumer = any(?) and event_id = any(?)""";
    private static final String HANDLED = "select exists (select from messaging.inbox where consumer = ? and event_id = ?::uuid)";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** The same letters, in their order. */
    public List<DeadLetter> addTo(List<DeadLetter> letters) throws SQLException {
        Map<List<String>, DeadLetter.Failure> failures = new HashMap<>();
        try (var connection = database.getConnection(); var select = connection.prepareStatement(FIND)) {
            select.setArray(1, connection.createArrayOf("text", letters.stream().map(DeadLetter::id)
                    .map(DeadLetter::consumersOf).flatMap(List::stream).distinct().toArray()));
            select.setArray(2, connection.createArrayOf("text",
                    letters.stream().map(DeadLetter::eventId).filter(Objects::nonNull).distinct().toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    failures.put(List.of(rows.getString(1), rows.getString(2)), new DeadLetter.Failure(rows.getString(3),
                            rows.getInt(4), rows.getString(5), rows.getObject(6, OffsetDateTime.class).toInstant(),
                            rows.getObject(7, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return letters.stream().map(letter -> letter.eventId() == null ? letter
                : letter.with(failures.get(List.of(letter.eventId(), letter.id().queue())))).toList();
    }

    /** Whether its consumer has handled the event after all; without an inbox nobody knows. */
    public boolean handled(DeadLetter letter) throws SQLException {
        try (var connection = database.getConnection(); var select = connection.prepareStatement(HANDLED)) {
            select.setString(1, letter.consumer());
            select.setString(2, letter.eventId());
            try (var rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
