package dev.waybill.messaging.deadletter;

import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * One node at a time works on the actions, so that the rate is that of the whole system. Two at once would do no harm: the
 * broker hands a letter out once.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class WorkerLease {
    /** With {@code skip locked}: who comes at the same moment does not wait. */
    private static final String TAKE = """
            update messaging.dead_letter_worker set worker = ?, lease_until = now() + interval '20 seconds'
            where ctid in (select ctid from messaging.dead_letter_worker where worker = ? or lease_until < now()
                for update skip locked)""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** Whether it is this worker's turn, for the next 20 s. */
    public boolean take(UUID worker) throws SQLException {
        try (var connection = database.getConnection(); var update = connection.prepareStatement(TAKE)) {
            update.setObject(1, worker);
            update.setObject(2, worker);
            return update.executeUpdate() > 0;
        }
    }
}
