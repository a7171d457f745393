package dev.waybill.deadletter;

import dev.waybill.events.Channel;
import dev.waybill.messaging.deadletter.DeadLetters.Position;
import dev.waybill.rest.ProblemException;
import java.util.Arrays;

/** Where a list of dead letters goes on, as text: {@code order.events:500}. */
final class Cursor {
    private Cursor() {
    }

    /** Null is the first page. */
    static Position position(String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split(":", 2);
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.address().equals(parts[0]) && parts.length == 2 && parts[1].matches("[0-9]{1,9}"))
                .findAny().map(channel -> new Position(channel, Integer.parseInt(parts[1])))
                .orElseThrow(() -> ProblemException.unreadable("cursor", "what \"next\" of the page before holds is expected"));
    }

    static String of(Position position) {
        return position == null ? null : position.channel().address() + ":" + position.letters();
    }
}
