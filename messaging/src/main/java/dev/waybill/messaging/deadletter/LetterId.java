package dev.waybill.messaging.deadletter;

import dev.waybill.events.Channel;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which dead letter; as text {@code address~queue~message}. A message that failed in two subscriptions is two letters with one
 * message id.
 *
 * @param queue   the subscription's queue that it failed in; empty where the letter does not say
 * @param message from the JMS message id
 */
public record LetterId(Channel channel, String queue, UUID message) {
    public static final String PATTERN = "[a-z.]{1,100}~[A-Za-z0-9._-]{0,100}~[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern PARTS = Pattern.compile("([a-z.]{1,100})~([A-Za-z0-9._-]{0,100})~([0-9a-f-]{36})");

    /** Nothing where the text cannot be the id of a letter. */
    public static Optional<LetterId> parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!text.matches(PATTERN) || !parts.matches()) {
            return Optional.empty();
        }
        return Arrays.stream(Channel.values()).filter(channel -> channel.address().equals(parts.group(1))).findAny()
                .map(channel -> new LetterId(channel, parts.group(2), UUID.fromString(parts.group(3))));
    }

    static String deadLetters(Channel channel) {
        return channel.address() + ".dead-letters";
    }

    @Override
    public String toString() {
        return channel.address() + "~" + queue + "~" + message;
    }
}
