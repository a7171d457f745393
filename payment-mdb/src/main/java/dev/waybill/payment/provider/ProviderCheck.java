package dev.waybill.payment.provider;

import dev.waybill.messaging.health.DeepCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** The payment provider answers, and calls to it have not been failing. */
@ApplicationScoped
public class ProviderCheck implements DeepCheck {
    @Inject
    ProviderClient client;
    @Inject
    Resilience resilience;

    @Override
    public String name() {
        return "payment-provider";
    }

    @Override
    public HealthCheckResponse look(HealthCheckResponseBuilder response) {
        response.status(!resilience.isOpen()).withData("circuit", resilience.state());
        try {
            client.reach();
        } catch (ProviderException e) {
            return response.down().withData("reason", e.getMessage()).build();
        }
        return response.build();
    }
}
