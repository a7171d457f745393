package dev.waybill.command;

import dev.waybill.broker.Jolokia;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The broker's history, copied into a queue of one consumer alone.
 *
 * @param sources  the topics whose history it is
 * @param patience how long it may take
 */
public record Replay(Jolokia broker, String queue, List<String> sources, Duration patience) {
    private static final String OPERATION = "replay(java.lang.String,java.lang.String,java.lang.String)";
    /** Clocks may differ, and none by more: a message is stamped when it is sent, which is after its events happened. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    /** Throws unless everything is there that a replay needs: the broker loses copies for an address that is missing. */
    void check() {
        queued();
        deadLetters();
    }

    /**
     * Copies what was sent since then, and waits until all copies are handled, or dead letters. Without dates, because the
     * broker compares them with when a journal file was full, not with when a message was sent.
     *
     * @param without what was sent meanwhile is not copied
     */
    public void run(OffsetDateTime from, List<Interval> without) throws InterruptedException {
        String filter = "AMQTimestamp >= " + from.toInstant().minus(CLOCKS).toEpochMilli()
                + without.stream().map(Interval::excluded).collect(Collectors.joining());
        sources.forEach(source -> broker.execute(Jolokia.broker(), OPERATION, source, queue, filter));
        Instant end = Instant.now().plus(patience);
        while (queued() > 0) {
            if (Instant.now().isAfter(end)) {
                throw new CommandException(queued() + " messages are still in the queue " + queue + " after " + patience);
            }
            Thread.sleep(200);
        }
    }

    /** Also those in delivery or waiting for their next attempt. */
    private long queued() {
        return broker.messageCount(queue, "anycast", queue);
    }

    public long deadLetters() {
        String letters = queue + ".dead-letters";
        return broker.messageCount(letters, "anycast", letters);
    }
}
