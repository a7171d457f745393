package dev.waybill.notification.email;

import dev.waybill.messaging.health.DeepCheck;
import dev.waybill.notification.delivery.Carrier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** The mail server greets us, and takes our login where there is one. */
@ApplicationScoped
public class MailServerCheck implements DeepCheck {
    @Inject
    SmtpCarrier carrier;

    @Override
    public String name() {
        return "mail-server";
    }

    @Override
    public HealthCheckResponse look(HealthCheckResponseBuilder response) throws Exception {
        try (Carrier.Connection greeted = carrier.connect()) {
            return response.up().build();
        }
    }
}
