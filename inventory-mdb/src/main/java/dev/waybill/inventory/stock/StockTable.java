package dev.waybill.inventory.stock;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** {@code inventory.stock}. The database itself refuses a negative number. */
@ApplicationScoped
public class StockTable implements StockLevels {
    private static final String FIND = "select product_id, available, reserved from inventory.stock where product_id = ?";
    private static final String SET = """
            insert into inventory.stock (product_id, available) values (?, ?)
            on conflict (product_id) do update set available = excluded.available
            returning product_id, available, reserved""";
    private static final String AVAILABLE = "select product_id, available from inventory.stock where product_id = any(?)";
    // Always in the order of the products: sessions wait for each other, they do not deadlock.
    private static final String LOCK = """
            select product_id, available from inventory.stock where product_id = any(?) order by product_id for update""";
    private static final String RESERVE = """
            update inventory.stock s set available = s.available - change.quantity, reserved = s.reserved + change.quantity
            from unnest(?, ?) as change (product_id, quantity) where s.product_id = change.product_id""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    @Override
    @Transactional(TxType.SUPPORTS)
    public Optional<StockLevel> find(String productId) {
        try (var connection = database.getConnection(); var select = connection.prepareStatement(FIND)) {
            select.setString(1, productId);
            return one(select);
        } catch (SQLException e) {
            throw new IllegalStateException("stock of " + productId, e);
        }
    }

    @Override
    @Transactional
    public StockLevel setAvailable(String productId, int available) {
        try (var connection = database.getConnection(); var upsert = connection.prepareStatement(SET)) {
            upsert.setString(1, productId);
            upsert.setInt(2, available);
            return one(upsert).orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException("stock of " + productId, e);
        }
    }

    /** What is available of each of these products at this moment; one that was never in stock is missing. */
    @Transactional(TxType.SUPPORTS)
    public Map<String, Integer> available(Collection<String> productIds) throws SQLException {
        return available(AVAILABLE, productIds);
    }

    /** Holds the rows of these products until the caller's transaction ends; returns what is available of each. */
    @Transactional(TxType.MANDATORY)
    public Map<String, Integer> lock(Collection<String> productIds) throws SQLException {
        return available(LOCK, productIds);
    }

    private Map<String, Integer> available(String query, Collection<String> productIds) throws SQLException {
        Map<String, Integer> available = new HashMap<>();
        try (var connection = database.getConnection(); var select = connection.prepareStatement(query)) {
            select.setArray(1, connection.createArrayOf("text", productIds.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    available.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return available;
    }

    /** Moves pieces from available to reserved; a negative number moves them back. */
    @Transactional(TxType.MANDATORY)
    public void reserve(Map<String, Integer> quantities) throws SQLException {
        if (quantities.isEmpty()) {
            return;
        }
        List<Map.Entry<String, Integer>> changes = List.copyOf(quantities.entrySet());
        try (var connection = database.getConnection(); var update = connection.prepareStatement(RESERVE)) {
            update.setArray(1, connection.createArrayOf("text", changes.stream().map(Map.Entry::getKey).toArray()));
            update.setArray(2, connection.createArrayOf("int4", changes.stream().map(Map.Entry::getValue).toArray()));
            update.executeUpdate();
        }
    }

    private static Optional<StockLevel> one(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(new StockLevel(rows.getString(1), rows.getInt(2), rows.getLong(3))) : Optional.empty();
        }
    }
}
