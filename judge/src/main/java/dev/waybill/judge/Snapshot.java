package dev.waybill.judge;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The database as it was at one moment. Queries are asked with the tables {@code accepted},
 * {@code judged}, {@code scope}, and {@code corrected}: dead letters that a consumer got again under another id.
 */
public final class Snapshot {
    private static final String TABLES = """
            with recursive scope as (
                select now() - make_interval(secs => ?) as since,
                       case when grace > 0 then now() - make_interval(secs => grace) else 'infinity' end as until
                from (select ?::float8 as grace) g
            ), accepted (id) as (
                %s
            ), judged as (
                select o.* from orders.customer_order o join accepted a on a.id = o.id join scope s
                on o.created_at >= s.since and o.updated_at <= s.until
            ), corrected as (
                select consumer, event_id, new_event_id from messaging.failure where new_event_id is not null
                union
                select c.consumer, c.event_id, f.new_event_id from corrected c
                join messaging.failure f on f.consumer = c.consumer and f.event_id = c.new_event_id::text and f.new_event_id is not null
            )
            """;
    private static final String GIVEN = TABLES.formatted("select distinct unnest(?::uuid[])");
    private static final String ALL = TABLES.formatted("select id from orders.customer_order where ?::uuid[] is null");

    private final Connection connection;
    private final Scope scope;

    Snapshot(Connection connection, Scope scope) {
        this.connection = connection;
        this.scope = scope;
    }

    /** The rows, each with all columns as text. */
    public List<List<String>> rows(String query) throws SQLException {
        try (var select = connection.prepareStatement((scope.accepted() == null ? ALL : GIVEN) + query)) {
            select.setDouble(1, scope.reach().toMillis() / 1000.0);
            select.setDouble(2, scope.grace().toMillis() / 1000.0);
            select.setArray(3, scope.accepted() == null ? null : connection.createArrayOf("uuid", scope.accepted().toArray()));
            List<List<String>> found = new ArrayList<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.add(rows.getString(i));
                    }
                    found.add(row);
                }
            }
            return found;
        }
    }

    /** Of a query that returns subject and what was found. */
    List<Finding> findings(String query) throws SQLException {
        return rows(query).stream().map(row -> new Finding(row.get(0), row.get(1))).toList();
    }
}
