package dev.waybill.judge;

import dev.waybill.broker.Jolokia;
import java.util.List;

/** In the broker: no event went by unhandled because its time was over. */
public record ExpiredMessages(Jolokia broker) implements Invariant {
    private static final String QUEUE = "expired";

    @Override
    public String name() {
        return "nothing-expired";
    }

    @Override
    public String sentence() {
        return "The queue of expired messages is empty.";
    }

    @Override
    public List<Finding> findings(Snapshot snapshot) {
        long messages = broker.messageCount(QUEUE, "anycast", QUEUE);
        return messages == 0 ? List.of() : List.of(new Finding(QUEUE, messages + " messages"));
    }
}
