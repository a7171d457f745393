package dev.waybill.order;

import dev.waybill.rest.ProblemException;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Remembers which order came of a request, so that a client may repeat one whose answer it did not get. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class IdempotencyKeys {
    private static final String CLAIM = """
            insert into orders.idempotency_key (key, fingerprint, order_id)
            select key, fingerprint, id from unnest(?, ?, ?) as request (key, fingerprint, id) order by key
            on conflict do nothing returning order_id""";
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

    /**
     * The requests, by their ids, that have no key, or a new one that is now theirs. Requests at the same time with the same
     * key are waited for; in the order of keys everywhere, so that two groups do not wait for each other.
     */
    Set<UUID> claim(Collection<OrderRequest> requests) throws SQLException {
        List<OrderRequest> keyed = requests.stream().filter(request -> request.key() != null).toList();
        Set<UUID> claimed = requests.stream().filter(request -> request.key() == null).map(OrderRequest::id)
                .collect(Collectors.toCollection(HashSet::new));
        if (keyed.isEmpty()) {
            return claimed;
        }
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(CLAIM)) {
            insert.setArray(1, connection.createArrayOf("text", keyed.stream().map(OrderRequest::key).toArray()));
            insert.setArray(2, connection.createArrayOf("text", keyed.stream().map(request -> fingerprint(request.input())).toArray()));
            insert.setArray(3, connection.createArrayOf("uuid", keyed.stream().map(OrderRequest::id).toArray()));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    claimed.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return claimed;
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
