package dev.waybill.order;

import dev.waybill.rest.ProblemException;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Remembers which order came of a request, so that a client may repeat one whose answer it did not get. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class IdempotencyKeys {
    private static final String CLAIM = """
            insert into orders.idempotency_key (key, fingerprint, order_id) values (?, ?, ?) on conflict do nothing""";
    private static final String FIND = "select fingerprint, order_id from orders.idempotency_key where key = ?";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** The order that came of this key before. The same key with another order is refused (422). */
    public Optional<UUID> find(String key, OrderInput input) throws SQLException {
        try (var connection = database.getConnection(); var select = connection.prepareStatement(FIND)) {
            select.setString(1, key);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                if (!rows.getString(1).equals(fingerprint(input))) {
                    throw ProblemException.unacceptable("Idempotency-Key", "this key was used for another order");
                }
                return Optional.of(rows.getObject(2, UUID.class));
            }
        }
    }

    /** True where the key is new and now belongs to {@code order}; a request at the same time with the same key is waited for. */
    public boolean claim(String key, OrderInput input, UUID order) throws SQLException {
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(CLAIM)) {
            insert.setString(1, key);
            insert.setString(2, fingerprint(input));
            insert.setObject(3, order);
            return insert.executeUpdate() == 1;
        }
    }

    /** Of what was meant, not of its spelling: white space and the order of fields do not count. */
    private static String fingerprint(OrderInput input) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(input.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
