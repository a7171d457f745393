package dev.waybill.messaging.outbox;

import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Keeps one row for each partition, for relays to lock. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class OutboxPartitions {
    private static final String PREPARE = """
            insert into messaging.outbox_partition select generate_series(0, ? - 1) on conflict do nothing""";
    private static final String ALL = "select partition from messaging.outbox_partition order by partition";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;
    @Inject
    Partitions partitions;

    /** Adds those that are missing. None is taken away: it may still hold events. */
    public void prepare() throws SQLException {
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(PREPARE)) {
            insert.setInt(1, partitions.count());
            insert.executeUpdate();
        }
    }

    /** Those of an earlier, higher number too, which may still hold events. */
    public List<Integer> all() throws SQLException {
        List<Integer> all = new ArrayList<>();
        try (var connection = database.getConnection(); var select = connection.prepareStatement(ALL);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                all.add(rows.getInt(1));
            }
        }
        return all;
    }
}
