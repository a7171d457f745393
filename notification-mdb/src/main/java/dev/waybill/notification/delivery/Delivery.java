package dev.waybill.notification.delivery;

import dev.waybill.events.Event;
import dev.waybill.events.NotificationRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends what was requested and is not yet sent, refused or superseded. A crash between sending and recording sends once
 * more, under the same id. To be called with no database transaction: sending takes long.
 */
@ApplicationScoped
public class Delivery {
    @Inject
    DeliveryRecord record;

    /** Well below the transaction timeout: a receipt that times out is redelivered while its mails still leave. */
    @Inject
    @ConfigProperty(name = "waybill.delivery.longest", defaultValue = "PT30S")
    Duration longest;

    /** Tries each until time is up, records what became of them, then throws if any is to be tried again. */
    public void deliver(List<Event<?>> events, Carrier carrier) throws Exception {
        Map<UUID, Event<NotificationRequested>> requested = new LinkedHashMap<>();
        events.stream().flatMap(event -> event.as(NotificationRequested.class))
                .forEach(event -> requested.put(event.data().notificationId(), event));
        requested.keySet().retainAll(record.begin(requested.keySet()));
        if (!requested.isEmpty()) {
            send(requested.values(), carrier);
        }
    }

    private void send(Collection<Event<NotificationRequested>> due, Carrier carrier) throws Exception {
        Map<UUID, Outcome> outcomes = new LinkedHashMap<>();
        List<Exception> failures = new ArrayList<>();
        long start = System.nanoTime();
        try (var connection = carrier.connect()) {
            for (Event<NotificationRequested> event : due) {
                try {
                    outcomes.put(event.data().notificationId(), connection.deliver(event));
                } catch (Exception failure) {
                    // The others are not to wait for it.
                    failures.add(failure);
                }
                if (System.nanoTime() - start >= longest.toNanos()) {
                    break;
                }
            }
        }
        record.end(outcomes);
        if (outcomes.size() < due.size()) {
            throw failures.isEmpty() ? new TimeoutException(outcomes.size() + " of " + due.size() + " done in " + longest)
                    : failures.get(0);
        }
    }
}
