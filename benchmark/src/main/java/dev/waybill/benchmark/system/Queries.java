package dev.waybill.benchmark.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Reads what both systems answer in the same form. */
final class Queries {
    private Queries() {
    }

    /** One row with one number. */
    static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A new id, above all that were made before and below all that come (UUIDv7, PostgreSQL 18). */
    static UUID id(Connection database) throws SQLException {
        try (var statement = database.createStatement(); ResultSet row = statement.executeQuery("select uuidv7()")) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    /** Rows of order, e-mails and pushes. */
    static Map<UUID, Notified> notified(Connection database, String sql) throws SQLException {
        Map<UUID, Notified> notified = new HashMap<>();
        try (var statement = database.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                notified.put(rows.getObject(1, UUID.class), new Notified(rows.getInt(2), rows.getInt(3)));
            }
        }
        return notified;
    }

    /** Rows of product and pieces. */
    static Map<Integer, Long> taken(Connection database, String sql) throws SQLException {
        Map<Integer, Long> taken = new HashMap<>();
        try (var statement = database.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                taken.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return taken;
    }
}
