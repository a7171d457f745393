package dev.waybill.command.analytics;

import dev.waybill.broker.Jolokia;
import dev.waybill.command.CommandException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** The broker's history, copied into analytics' own queue. */
final class Replay {
    static final String QUEUE = "analytics.replay";
    private static final String OPERATION = "replay(java.lang.String,java.lang.String,java.lang.String)";
    private static final List<String> SOURCES = List.of("order.events", "payment.events");
    /** Clocks may differ, and none by more: a message is stamped when it is sent, which is after its events happened. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final Jolokia broker;

    Replay(Jolokia broker) {
        this.broker = broker;
    }

    /** Throws unless everything is there that a replay needs: the broker loses copies for an address that is missing. */
    void check() {
        queued();
        deadLetters();
    }

    /**
     * Copies what was sent since then; returns when the broker has done it. Without dates, because the broker compares them
     * with when a journal file was full, not with when a message was sent.
     */
    void start(OffsetDateTime from) {
        String since = "AMQTimestamp >= " + from.toInstant().minus(CLOCKS).toEpochMilli();
        SOURCES.forEach(source -> broker.execute(Jolokia.broker(), OPERATION, source, QUEUE, since));
    }

    /** Waits until all copies are handled, or dead letters. */
    void await(Duration longest) throws InterruptedException {
        Instant end = Instant.now().plus(longest);
        while (queued() > 0) {
            if (Instant.now().isAfter(end)) {
                throw new CommandException(queued() + " messages are still in the queue " + QUEUE + " after " + longest);
            }
            Thread.sleep(200);
        }
    }

    /** Also those in delivery or waiting for their next attempt. */
    private long queued() {
        return broker.messageCount(QUEUE, "anycast", QUEUE);
    }

    long deadLetters() {
        String queue = QUEUE + ".dead-letters";
        return broker.messageCount(queue, "anycast", queue);
    }
}
