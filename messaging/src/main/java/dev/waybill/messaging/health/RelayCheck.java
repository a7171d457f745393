package dev.waybill.messaging.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** No event waits in the outbox for longer than {@code waybill.status.relay-lag}. */
@ApplicationScoped
public class RelayCheck implements DeepCheck {
    private static final String LAG = """
            select count(*), coalesce(extract(epoch from now() - min(written_at)), 0)::bigint from messaging.outbox""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;
    @Inject
    @ConfigProperty(name = "waybill.status.relay-lag", defaultValue = "PT1M")
    Duration limit;

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public HealthCheckResponse look(HealthCheckResponseBuilder response) throws SQLException {
        try (var connection = database.getConnection(); var select = connection.prepareStatement(LAG);
             var row = select.executeQuery()) {
            row.next();
            long seconds = row.getLong(2);
            return response.withData("events", row.getLong(1)).withData("oldestSeconds", seconds)
                    .status(seconds <= limit.toSeconds()).build();
        }
    }
}
