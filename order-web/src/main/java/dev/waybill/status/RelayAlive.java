package dev.waybill.status;

import dev.waybill.messaging.outbox.RelayWorker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * The relay of this node goes on trying, with or without success. One that does not is stuck, and only a restart of the
 * server helps: what the node takes would wait until another sends it.
 */
@Liveness
@ApplicationScoped
public class RelayAlive implements HealthCheck {
    @Inject
    RelayWorker relay;
    @Inject
    @ConfigProperty(name = "waybill.live.relay-silence", defaultValue = "PT5M")
    Duration limit;

    @Override
    public HealthCheckResponse call() {
        Duration silence = relay.silence();
        return HealthCheckResponse.named("relay").withData("silentSeconds", silence.toSeconds())
                .status(silence.compareTo(limit) <= 0).build();
    }
}
