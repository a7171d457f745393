package dev.waybill.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.broker.Jolokia;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** In the broker: no event was given up. */
public record DeadLetters(Jolokia broker) implements Invariant {
    private static final String SUFFIX = ".dead-letters";

    @Override
    public String name() {
        return "no-dead-letter";
    }

    @Override
    public String sentence() {
        return "No queue of dead letters holds a message.";
    }

    @Override
    public List<Finding> findings(Snapshot snapshot) {
        List<Finding> found = new ArrayList<>();
        JsonNode queues = broker.read(Jolokia.queue("*", "*", "*").replace("\"*\"", "*"), "MessageCount");
        for (Map.Entry<String, JsonNode> queue : queues.properties()) {
            String name = queue.getKey().replaceAll(".*queue=\"([^\"]*)\".*", "$1");
            long messages = queue.getValue().path("MessageCount").asLong();
            if (name.endsWith(SUFFIX) && messages > 0) {
                found.add(new Finding(name, messages + " messages"));
            }
        }
        return found;
    }
}
