package dev.waybill.command.restore;

import dev.waybill.broker.Jolokia;
import dev.waybill.command.CommandException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** What lies in the queues of the broker, dead letters included. */
record UnreadMessages(Jolokia broker) {
    /** Those by which the broker itself, of a pair, talks to its partner. */
    private static final String INTERNAL = ".*address=\"(\\$\\.artemis|activemq)\\..*";

    /** Throws where somebody reads: it would act on what is to be removed, and keeps what it has in hand. */
    void checkThatNobodyReads() {
        var read = new TreeMap<String, Long>();
        broker.ofEachQueue("ConsumerCount").forEach((queue, consumers) -> {
            if (consumers > 0 && !queue.matches(INTERNAL)) {
                read.put(Jolokia.queueName(queue), consumers);
            }
        });
        if (!read.isEmpty()) {
            throw new CommandException("Somebody reads from " + String.join(", ", read.keySet())
                    + ". Stop the app servers and every other reader, then call this again");
        }
    }

    /**
     * Removes what the relay has sent since then, also what is in pages or waits for its next attempt; what does not come
     * from it stays.
     *
     * @return how many messages, by queue
     */
    SortedMap<String, Long> removeSince(Instant since) {
        var removed = new TreeMap<String, Long>();
        for (String queue : broker.ofEachQueue("MessageCount").keySet()) {
            long messages = broker.execute(queue, "removeMessages(java.lang.String)", "sentAt >= " + since.toEpochMilli()).asLong();
            if (messages > 0) {
                removed.put(Jolokia.queueName(queue), messages);
            }
        }
        return removed;
    }
}
