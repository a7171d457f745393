package dev.waybill.notification.subscription;

import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** {@code notification.push_key}: one row, which the first node makes and all others find. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class ServerKeyTable {
    private static final String FIND = "select private_key, public_key from notification.push_key";
    /** Waits for another node that does the same, and then does nothing. */
    private static final String ADD = """
            insert into notification.push_key (private_key, public_key) values (?, ?) on conflict do nothing""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    public KeyPair findOrMake() {
        try (var connection = database.getConnection()) {
            KeyPair found = find(connection);
            if (found == null) {
                add(connection, make());
                found = find(connection);
            }
            return found;
        } catch (SQLException | GeneralSecurityException e) {
            throw new IllegalStateException("the keys for pushes cannot be read", e);
        }
    }

    private static KeyPair find(Connection connection) throws SQLException, GeneralSecurityException {
        try (var select = connection.prepareStatement(FIND); var rows = select.executeQuery()) {
            if (!rows.next()) {
                return null;
            }
            var factory = KeyFactory.getInstance("EC");
            return new KeyPair(factory.generatePublic(new X509EncodedKeySpec(rows.getBytes(2))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(rows.getBytes(1))));
        }
    }

    private static void add(Connection connection, KeyPair keys) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setBytes(1, keys.getPrivate().getEncoded());
            insert.setBytes(2, keys.getPublic().getEncoded());
            insert.executeUpdate();
        }
    }

    private static KeyPair make() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
