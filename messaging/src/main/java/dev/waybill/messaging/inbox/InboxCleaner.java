package dev.waybill.messaging.inbox;

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

/** Forgets what no replay can bring back any more. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class InboxCleaner implements RetentionTask {
    private static final String CLEAN = """
            delete from messaging.inbox where ctid = any(array(
                select ctid from messaging.inbox where received_at < now() - make_interval(secs => ?) limit ?))""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** Must be longer than the broker's retention and than a dead letter may wait for its retry. */
    @Inject
    @ConfigProperty(name = "waybill.inbox.retention", defaultValue = "P30D")
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
