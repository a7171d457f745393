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

/**
 * No consumer has failed on the same event for longer than {@code waybill.status.failing}: what it needs is away, such as a
 * push service. A message that waits for its next attempt is seen by no look into its queue, but its failures are recorded.
 */
@ApplicationScoped
public class ListenersCheck implements DeepCheck {
    private static final String FAILING = """
            select consumer, extract(epoch from now() - min(first_at))::bigint from messaging.failure
            where last_at > now() - make_interval(secs => ?) and first_at < now() - make_interval(secs => ?)
            and resolved_at is null group by consumer order by consumer""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;
    @Inject
    @ConfigProperty(name = "waybill.status.failing", defaultValue = "PT5M")
    Duration limit;
    /** Longer than the broker lets a message wait between two attempts: else it is green in between. */
    @Inject
    @ConfigProperty(name = "waybill.status.failed-lately", defaultValue = "PT6M")
    Duration lately;

    @Override
    public String name() {
        return "listeners";
    }

    @Override
    public HealthCheckResponse look(HealthCheckResponseBuilder response) throws SQLException {
        response.up();
        try (var connection = database.getConnection(); var select = connection.prepareStatement(FAILING)) {
            select.setDouble(1, lately.toMillis() / 1000.0);
            select.setDouble(2, limit.toMillis() / 1000.0);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    response.down().withData(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return response.build();
    }
}
