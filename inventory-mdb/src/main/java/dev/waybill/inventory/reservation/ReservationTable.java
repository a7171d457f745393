package dev.waybill.inventory.reservation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** {@code inventory.reservation} and its lines. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ReservationTable {
    private static final String LOCK = """
            select order_id, status from inventory.reservation where order_id = any(?) order by order_id for update""";
    private static final String INSERT = """
            with made as (
                insert into inventory.reservation (order_id, status) select * from unnest(?, ?))
            insert into inventory.reservation_line (order_id, product_id, quantity) select * from unnest(?, ?, ?)""";
    private static final String RELEASE = """
            with released as (
                update inventory.reservation set status = 'RELEASED' where order_id = any(?))
            select order_id, product_id, quantity from inventory.reservation_line where order_id = any(?)""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** The status of those orders that inventory has heard of; their rows stay locked. */
    Map<UUID, ReservationStatus> lock(Collection<UUID> orderIds) throws SQLException {
        Map<UUID, ReservationStatus> known = new HashMap<>();
        if (orderIds.isEmpty()) {
            return known;
        }
        try (var connection = database.getConnection(); var select = connection.prepareStatement(LOCK)) {
            select.setArray(1, connection.createArrayOf("uuid", orderIds.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    known.put(rows.getObject(1, UUID.class), ReservationStatus.valueOf(rows.getString(2)));
                }
            }
        }
        return known;
    }

    /** One that another session has inserted meanwhile fails on the primary key, and is tried again. */
    void insert(List<Reservation> reservations) throws SQLException {
        if (reservations.isEmpty()) {
            return;
        }
        List<UUID> orders = new ArrayList<>();
        List<String> products = new ArrayList<>();
        List<Integer> quantities = new ArrayList<>();
        reservations.forEach(reservation -> reservation.quantities().forEach((product, quantity) -> {
            orders.add(reservation.orderId());
            products.add(product);
            quantities.add(quantity);
        }));
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, connection.createArrayOf("uuid", reservations.stream().map(Reservation::orderId).toArray()));
            insert.setArray(2, connection.createArrayOf("text", reservations.stream().map(r -> r.status().name()).toArray()));
            insert.setArray(3, connection.createArrayOf("uuid", orders.toArray()));
            insert.setArray(4, connection.createArrayOf("text", products.toArray()));
            insert.setArray(5, connection.createArrayOf("int4", quantities.toArray()));
            insert.executeUpdate();
        }
    }

    /** Ends these reservations; returns what each held, by product. */
    Map<UUID, Map<String, Integer>> release(Collection<UUID> orderIds) throws SQLException {
        Map<UUID, Map<String, Integer>> lines = new HashMap<>();
        try (var connection = database.getConnection(); var update = connection.prepareStatement(RELEASE)) {
            var ids = connection.createArrayOf("uuid", orderIds.toArray());
            update.setArray(1, ids);
            update.setArray(2, ids);
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    lines.computeIfAbsent(rows.getObject(1, UUID.class), id -> new HashMap<>())
                            .put(rows.getString(2), rows.getInt(3));
                }
            }
        }
        return lines;
    }
}
