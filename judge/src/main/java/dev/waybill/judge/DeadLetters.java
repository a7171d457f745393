package dev.waybill.judge;

import dev.waybill.broker.Jolokia;
import java.util.ArrayList;
import java.util.List;

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
        broker.ofEachQueue("MessageCount").forEach((objectName, messages) -> {
            String name = Jolokia.queueName(objectName);
            if (name.endsWith(SUFFIX) && messages > 0) {
                found.add(new Finding(name, messages + " messages"));
            }
        });
        return found;
    }
}
