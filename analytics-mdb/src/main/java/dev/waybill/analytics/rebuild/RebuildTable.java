package dev.waybill.analytics.rebuild;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** {@code analytics.rebuild} */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RebuildTable {
    private static final String INSERT = "insert into analytics.rebuild (id, from_hour) values (?, ?)";
    private static final String FIRST_HOUR = "select min(from_hour) from analytics.rebuild";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    void insert(UUID id, OffsetDateTime from) throws SQLException {
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setObject(2, from);
            insert.executeUpdate();
        }
    }

    /** The first hour that any rebuild has ever emptied. */
    Optional<OffsetDateTime> firstHour() throws SQLException {
        try (var connection = database.getConnection(); var select = connection.prepareStatement(FIRST_HOUR);
             var row = select.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getObject(1, OffsetDateTime.class));
        }
    }
}
