package dev.waybill.benchmark.measure;

import dev.waybill.benchmark.machine.ProcessTable;
import dev.waybill.benchmark.machine.Use;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has been used until now.
 *
 * @param nanos   {@link System#nanoTime}
 * @param flushes of the database's log
 */
record Moment(long nanos, SortedMap<String, Use> parts, Use client, long busyMillis, long flushes) {
    /** From version 18 on, PostgreSQL counts them elsewhere. */
    private static final int MOVED = 180000;

    static Moment now(Map<String, Long> pids, Connection database) throws SQLException {
        ProcessTable table = ProcessTable.now();
        SortedMap<String, Use> parts = new TreeMap<>();
        pids.forEach((part, pid) -> parts.put(part, table.tree(pid)));
        return new Moment(System.nanoTime(), parts, table.alone(ProcessHandle.current().pid()), table.busyMillis(),
                flushes(database));
    }

    private static long flushes(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            int version = Integer.parseInt(single(statement.executeQuery("show server_version_num")));
            return (long) Double.parseDouble(single(statement.executeQuery(version < MOVED ? "select wal_sync from pg_stat_wal"
                    : "select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal'")));
        }
    }

    private static String single(ResultSet row) throws SQLException {
        try (row) {
            row.next();
            return row.getString(1);
        }
    }
}
