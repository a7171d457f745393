package dev.waybill.messaging.deadletter;

import dev.waybill.events.Channel;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Which dead letter; as text {@code address~queue~message}. A message that failed in two subscriptions is two letters with one
 * message id.
 *
 * @param queue   the subscription's queue that it failed in; empty where the letter does not say
 * @param message from the JMS message id; null where the message has none, or one that no client of ours gives
 */
public record LetterId(Channel channel, String queue, UUID message) {
    private static final String MESSAGE = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    public static final String PATTERN = "[a-z.]{1,100}~[A-Za-z0-9._-]{0,100}~" + MESSAGE;

    /** Nothing where the text cannot be the id of a letter. */
    public static Optional<LetterId> parse(String text) {
        if (!text.matches(PATTERN)) {
            return Optional.empty();
        }
        String[] parts = text.split("~");
        return Arrays.stream(Channel.values()).filter(channel -> channel.address().equals(parts[0])).findAny()
                .map(channel -> new LetterId(channel, parts[1], UUID.fromString(parts[2])));
    }

    /**
     * Of what lies in a queue, whoever has put it there.
     *
     * @param queue     null where the message does not say
     * @param messageId as JMS has it, null where there is none
     */
    static LetterId of(Channel channel, String queue, String messageId) {
        boolean ours = messageId != null && messageId.matches("ID:" + MESSAGE);
        return new LetterId(channel, queue == null ? "" : queue,
                ours ? UUID.fromString(messageId.substring("ID:".length())) : null);
    }

    /** Whether the broker can be asked for this letter; if not, only the console can handle it. */
    public boolean isComplete() {
        return parse(toString()).isPresent();
    }

    @Override
    public String toString() {
        return channel.address() + "~" + queue + "~" + message;
    }
}
