package dev.waybill.messaging.retention;

import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Removes rows that nobody needs any more. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class ExpiredRows {
    /** So many at a time, so that no transaction grows long. */
    static final int ROWS_PER_TRANSACTION = 10_000;
    private static final String REMOVE = """
            delete from %1$s where ctid = any(array(
                select ctid from %1$s where %2$s < now() - make_interval(secs => ?) limit ?))""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** Returns how many rows went; as many as one transaction takes means that there may be more. */
    public int remove(Retention retention) throws SQLException {
        try (var connection = database.getConnection();
             var delete = connection.prepareStatement(REMOVE.formatted(retention.table(), retention.column()))) {
            delete.setDouble(1, retention.age().toSeconds());
            delete.setInt(2, ROWS_PER_TRANSACTION);
            return delete.executeUpdate();
        }
    }
}
