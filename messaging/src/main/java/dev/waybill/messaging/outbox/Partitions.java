package dev.waybill.messaging.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Events of one order share a partition and stay in order; partitions run in parallel on several nodes. */
@ApplicationScoped
public class Partitions {
    @Inject
    @ConfigProperty(name = "waybill.partitions", defaultValue = "2")
    int count;

    public int of(UUID subject) {
        return Math.floorMod(subject.hashCode(), count);
    }

    public int count() {
        return count;
    }
}
