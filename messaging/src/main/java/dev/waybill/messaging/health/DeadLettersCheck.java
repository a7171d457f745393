package dev.waybill.messaging.health;

import dev.waybill.events.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** There is no dead letter, and nothing has expired that was to be worked through. */
@ApplicationScoped
public class DeadLettersCheck implements DeepCheck {
    private static final List<String> QUEUES = Stream.concat(
            Arrays.stream(Channel.values()).map(Channel::deadLetterAddress), Stream.of("expired")).toList();

    @Inject
    WaitingMessages messages;

    @Override
    public String name() {
        return "dead-letters";
    }

    @Override
    public HealthCheckResponse look(HealthCheckResponseBuilder response) throws JMSException {
        response.up();
        messages.oldest(QUEUES).forEach((queue, age) -> response.down().withData(queue, age.toSeconds()));
        return response.build();
    }
}
