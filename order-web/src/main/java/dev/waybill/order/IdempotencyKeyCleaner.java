package dev.waybill.order;

import dev.waybill.messaging.retention.RetentionTask;
import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets keys that no client repeats any more. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class IdempotencyKeyCleaner implements RetentionTask {
    private static final String CLEAN = """
            delete from orders.idempotency_key where ctid = any(array(
                select ctid from orders.idempotency_key where created_at < now() - make_interval(secs => ?) limit ?))""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;
    @Inject
    @ConfigProperty(name = "waybill.idempotency.retention", defaultValue = "P7D")
    Duration retention;

    @Override
    public int clean() throws SQLException {
        try (var connection = database.getConnection(); var delete = connection.prepareStatement(CLEAN)) {
            delete.setDouble(1, retention.toSeconds());
            delete.setInt(2, ROWS_PER_TRANSACTION);
            return delete.executeUpdate();
        }
    }
}
