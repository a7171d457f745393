package dev.waybill.order;

import dev.waybill.events.Money;
import dev.waybill.events.OrderLine;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Orders by SQL: one statement takes a group of them, one statement moves a whole message of them on. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class OrderTable {
    private static final String INSERT = """
            with taken as (
                insert into orders.customer_order (id, customer_id, status, total, currency, created_at, updated_at)
                select id, customer, 'PENDING', total, currency, created_at, created_at
                from unnest(?, ?, ?, ?, ?) as o (id, customer, total, currency, created_at))
            insert into orders.order_line (order_id, line, product_id, product_name, quantity, unit_price)
            select * from unnest(?, ?, ?, ?, ?, ?)""";
    // In one order everywhere, so that two sessions with the same orders wait for each other, not on each other.
    private static final String MOVE = """
            with due as (
                select o.id, moved.reason from orders.customer_order o join unnest(?, ?) as moved (id, reason) on o.id = moved.id
                where o.status = any(?) order by o.id for update of o
            )
            update orders.customer_order o set status = ?, reason = due.reason, updated_at = now()
            from due where o.id = due.id returning o.id""";
    // Lines are looked up order by order. A plain join reads all lines there are for as long as the database has no statistics of them.
    static final String CONTENTS = """
            select o.id, o.customer_id, trim_scale(o.total), o.currency, l.product_id, l.product_name, l.quantity, trim_scale(l.unit_price)
            from orders.customer_order o
            cross join lateral (select * from orders.order_line where order_id = o.id order by line) l
            where o.id = any(?) order by o.id, l.line""";
    private static final String EXISTING = "select id from orders.customer_order where id = any(?)";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    public void insert(Collection<NewOrder> orders) throws SQLException {
        if (orders.isEmpty()) {
            return;
        }
        List<Line> lines = orders.stream().flatMap(Line::of).toList();
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, connection.createArrayOf("uuid", orders.stream().map(NewOrder::id).toArray()));
            insert.setArray(2, connection.createArrayOf("text", orders.stream().map(NewOrder::customerId).toArray()));
            insert.setArray(3, connection.createArrayOf("numeric", orders.stream().map(order -> order.total().amount()).toArray()));
            insert.setArray(4, connection.createArrayOf("text", orders.stream().map(order -> order.total().currency()).toArray()));
            insert.setArray(5, connection.createArrayOf("timestamptz", orders.stream().map(NewOrder::createdAt).toArray()));
            insert.setArray(6, connection.createArrayOf("uuid", lines.stream().map(Line::order).toArray()));
            insert.setArray(7, connection.createArrayOf("int4", lines.stream().map(Line::number).toArray()));
            insert.setArray(8, connection.createArrayOf("text", lines.stream().map(line -> line.content().productId()).toArray()));
            insert.setArray(9, connection.createArrayOf("text", lines.stream().map(line -> line.content().name()).toArray()));
            insert.setArray(10, connection.createArrayOf("int4", lines.stream().map(line -> line.content().quantity()).toArray()));
            insert.setArray(11, connection.createArrayOf("numeric",
                    lines.stream().map(line -> line.content().unitPrice().amount()).toArray()));
            insert.executeUpdate();
        }
    }

    /** @param number counted from 1 */
    private record Line(UUID order, int number, OrderLine content) {
        static Stream<Line> of(NewOrder order) {
            return IntStream.range(0, order.lines().size()).mapToObj(i -> new Line(order.id(), i + 1, order.lines().get(i)));
        }
    }

    /** Moves those orders on that are in a state that allows it; returns which. */
    public Set<UUID> move(OrderStatus to, Collection<OrderStep> steps) throws SQLException {
        Set<UUID> moved = new HashSet<>();
        try (var connection = database.getConnection(); var update = connection.prepareStatement(MOVE)) {
            update.setArray(1, connection.createArrayOf("uuid", steps.stream().map(OrderStep::orderId).toArray()));
            update.setArray(2, connection.createArrayOf("text", steps.stream().map(OrderStep::reason).toArray()));
            update.setArray(3, connection.createArrayOf("text", to.previous().stream().map(Enum::name).toArray()));
            update.setString(4, to.name());
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    moved.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return moved;
    }

    /** What was ordered, by order. */
    public Map<UUID, OrderContent> contents(Collection<UUID> ids) throws SQLException {
        Map<UUID, OrderContent> contents = new HashMap<>();
        try (var connection = database.getConnection(); var select = connection.prepareStatement(CONTENTS)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    UUID id = rows.getObject(1, UUID.class);
                    String currency = rows.getString(4);
                    if (!contents.containsKey(id)) {
                        contents.put(id, new OrderContent(id, rows.getString(2), new ArrayList<>(),
                                Money.of(rows.getString(3), currency)));
                    }
                    contents.get(id).lines().add(new OrderLine(rows.getString(5), rows.getString(6), rows.getInt(7),
                            Money.of(rows.getString(8), currency)));
                }
            }
        }
        return contents;
    }

    public boolean allExist(Collection<UUID> ids) throws SQLException {
        return existing(ids).containsAll(ids);
    }

    /** Those of them that there are. */
    public Set<UUID> existing(Collection<UUID> ids) throws SQLException {
        Set<UUID> existing = new HashSet<>();
        try (var connection = database.getConnection(); var select = connection.prepareStatement(EXISTING)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    existing.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return existing;
    }
}
