package dev.waybill.benchmark.profile;

import dev.waybill.benchmark.system.Superuser;
import dev.waybill.launcher.LaunchException;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What each statement cost, by {@code pg_stat_statements}, which the database must load when it starts. */
record Statements(Superuser superuser) {
    private static final String TOP = """
            select query, calls, total_exec_time, rows, wal_bytes from pg_stat_statements
            where query not like '%pg_stat%' order by total_exec_time desc limit 25""";
    private static final int SHOWN = 160;

    /** Has the database of these settings load it from its next start on; it must not run. */
    static void prepare(Settings settings) throws SQLException, IOException {
        try (Waybill services = new Waybill(settings, line -> { })) {
            Thread atEnd = new Thread(services::close);
            Runtime.getRuntime().addShutdownHook(atEnd);
            services.startServices();
            new Statements(new Superuser(services.database(), settings))
                    .execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (LaunchException e) {
            throw new IOException(e);
        }
    }

    /** Counts from now on. */
    void begin() throws SQLException {
        execute("create extension if not exists pg_stat_statements");
        execute("select pg_stat_statements_reset()");
    }

    /** Rows of ms, calls, rows and kB of log for each of the orders, and the statement. */
    List<List<String>> top(int orders) throws SQLException {
        List<List<String>> top = new ArrayList<>();
        try (Connection connection = superuser.connect();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TOP)) {
            while (rows.next()) {
                String text = rows.getString("query").replaceAll("\\s+", " ").strip();
                top.add(List.of(each(rows.getDouble("total_exec_time"), orders), each(rows.getDouble("calls"), orders),
                        each(rows.getDouble("rows"), orders),
                        each(rows.getDouble("wal_bytes") / 1e3, orders), text.substring(0, Math.min(SHOWN, text.length()))));
            }
        }
        return top;
    }

    private static String each(double total, int orders) {
        return String.format(Locale.ROOT, "%.3f", total / orders);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = superuser.connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
