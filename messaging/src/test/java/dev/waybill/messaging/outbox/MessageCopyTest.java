package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.deadletter.Played;
import jakarta.jms.JMSContext;
import jakarta.jms.TextMessage;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MessageCopyTest {
    private final Map<String, Object> copied = new TreeMap<>();
    private final JMSContext context = Played.as(JMSContext.class, (method, arguments) ->
            Played.as(TextMessage.class, (ofCopy, values) -> ofCopy.equals("setObjectProperty") ? copied.put((String) values[0], values[1]) : null));

    @Test
    void keepsWhenItWasSentAndNothingThatTheBrokerNoted() throws Exception {
        copy(Map.of("eventType", "order.created", "eventVersion", 1, "sentAt", 1768467600000L, "_AMQ_ORIG_QUEUE", "timeline.order-events"));

        assertThat(copied).containsOnly(Map.entry("eventType", "order.created"), Map.entry("eventVersion", 1),
                Map.entry("sentAt", 1768467600000L));
    }

    private void copy(Map<String, Object> properties) throws Exception {
        var original = Played.as(TextMessage.class, (method, arguments) -> switch (method) {
            case "propertyExists" -> properties.containsKey(arguments[0]);
            case "getObjectProperty" -> properties.get(arguments[0]);
            default -> null;
        });
        MessageCopy.of(original, "[]", context);
    }
}
