package dev.waybill.messaging.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** The broker answers, and in no queue does a message wait for longer than {@code waybill.status.message-age}. */
@ApplicationScoped
public class QueuesCheck implements DeepCheck {
    @Inject
    WaitingMessages messages;
    @Inject
    @ConfigProperty(name = "waybill.status.queues", defaultValue = "order.events::inventory.order-events,order.events::payment.order-events,"
            + "order.events::notification.order-events,order.events::analytics.order-events,order.events::timeline.order-events,"
            + "inventory.events::order.inventory-events,inventory.events::payment.inventory-events,inventory.events::timeline.inventory-events,"
            + "payment.events::order.payment-events,payment.events::analytics.payment-events,payment.events::timeline.payment-events,"
            + "payment.requests,notification.email,notification.push,analytics.replay,order.replay,inventory.quotes")
    List<String> queues;
    @Inject
    @ConfigProperty(name = "waybill.status.message-age", defaultValue = "PT5M")
    Duration limit;

    @Override
    public String name() {
        return "queues";
    }

    @Override
    public HealthCheckResponse look(HealthCheckResponseBuilder response) throws JMSException {
        response.up();
        messages.oldest(queues).forEach((queue, age) -> {
            response.withData(queue, age.toSeconds());
            if (age.compareTo(limit) > 0) {
                response.down();
            }
        });
        return response.build();
    }
}
