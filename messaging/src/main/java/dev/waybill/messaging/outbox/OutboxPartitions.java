package dev.waybill.messaging.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Keeps one row for each partition, for relays to lock. */
@ApplicationScoped
public class OutboxPartitions {
    private static final String PREPARE = """
            insert into messaging.outbox_partition select generate_series(0, ? - 1) on conflict do nothing""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;
    @Inject
    Partitions partitions;

    /** Adds those that are missing. None is taken away: it may still hold events. */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    public void prepare() throws SQLException {
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(PREPARE)) {
            insert.setInt(1, partitions.count());
            insert.executeUpdate();
        }
    }
}
