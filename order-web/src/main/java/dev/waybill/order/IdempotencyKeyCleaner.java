package dev.waybill.order;

import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
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
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class IdempotencyKeyCleaner {
    private static final String CLEAN = """
            delete from orders.idempotency_key where created_at < now() - make_interval(secs => ?)""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;
    @Inject
    @ConfigProperty(name = "waybill.idempotency.retention", defaultValue = "P7D")
    Duration retention;

    /** Every ten minutes, so that no run has much to do. */
    @Schedule(hour = "*", minute = "*/10", persistent = false)
    public void clean() throws SQLException {
        try (var connection = database.getConnection(); var delete = connection.prepareStatement(CLEAN)) {
            delete.setDouble(1, retention.toSeconds());
            delete.executeUpdate();
        }
    }
}
