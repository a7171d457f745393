package dev.waybill.messaging.health;

import dev.waybill.events.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** There is no dead letter. */
@ApplicationScoped
public class DeadLettersCheck implements DeepCheck {
    @Inject
    WaitingMessages messages;

    @Override
    public String name() {
        return "dead-letters";
    }

    @Override
    public HealthCheckResponse look(HealthCheckResponseBuilder response) throws JMSException {
        response.up();
        List<String> queues = Arrays.stream(Channel.values()).map(Channel::deadLetterAddress).toList();
        messages.oldest(queues).forEach((queue, age) -> response.down().withData(queue, age.toSeconds()));
        return response.build();
    }
}
