package dev.waybill.status;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Requests are answered while the database answers and its schema is there; the broker may be away meanwhile. Where it can
 * only be read, so is Waybill: better than no node at all.
 */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("database");
        try (var connection = database.getConnection();
             var select = connection.prepareStatement("select from orders.customer_order limit 1")) {
            select.executeQuery();
            return response.up().build();
        } catch (SQLException e) {
            return response.down().withData("reason", String.valueOf(e.getMessage())).build();
        }
    }
}
