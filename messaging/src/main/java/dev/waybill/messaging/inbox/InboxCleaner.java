package dev.waybill.messaging.inbox;

import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets what no replay can bring back any more. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class InboxCleaner {
    private static final String CLEAN = """
            delete from messaging.inbox where ctid = any(array(
                select ctid from messaging.inbox where received_at < now() - make_interval(secs => ?) limit ?))""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** Must be longer than the broker's retention and than a dead letter may wait for its retry. */
    @Inject
    @ConfigProperty(name = "waybill.inbox.retention", defaultValue = "P30D")
    Duration retention;

    /** Removes at most {@code limit} rows, so that no transaction grows long; returns how many. */
    public int clean(int limit) throws SQLException {
        try (var connection = database.getConnection(); var delete = connection.prepareStatement(CLEAN)) {
            delete.setDouble(1, retention.toSeconds());
            delete.setInt(2, limit);
            return delete.executeUpdate();
        }
    }
}
