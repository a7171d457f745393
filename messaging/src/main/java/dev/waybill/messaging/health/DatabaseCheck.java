package dev.waybill.messaging.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** The database answers, and may be written to. */
@ApplicationScoped
public class DatabaseCheck implements DeepCheck {
    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public HealthCheckResponse look(HealthCheckResponseBuilder response) throws SQLException {
        try (var connection = database.getConnection();
             var select = connection.prepareStatement("select current_setting('transaction_read_only')::boolean");
             var row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1) ? response.down().withData("reason", "it is read-only").build() : response.up().build();
        }
    }
}
