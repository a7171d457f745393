package dev.waybill.messaging.deadletter;

import dev.waybill.events.Channel;
import dev.waybill.messaging.deadletter.DeadLetters.Page;
import dev.waybill.messaging.deadletter.DeadLetters.Position;
import java.util.ArrayList;
import java.util.List;

/** Fills one page from several queues, one after the other, and knows where the next page begins. */
final class PageCollector {
    private final DeadLetterFilter filter;
    private final int limit;
    private final List<DeadLetter> found = new ArrayList<>();
    private Position position;
    private int mayLookAt;

    PageCollector(DeadLetterFilter filter, Position from, int limit, int mayLookAt) {
        this.filter = filter;
        this.position = from;
        this.limit = limit;
        this.mayLookAt = mayLookAt;
    }

    boolean hasRoom() {
        return position != null && found.size() < limit && mayLookAt > 0;
    }

    Channel channel() {
        return position.channel();
    }

    int skipped() {
        return position.letters();
    }

    /** Whether there is room for more. */
    boolean add(List<DeadLetter> letters) {
        for (DeadLetter letter : letters) {
            if (!hasRoom()) {
                return false;
            }
            position = new Position(position.channel(), position.letters() + 1);
            mayLookAt--;
            if (filter.matches(letter)) {
                found.add(letter);
            }
        }
        return hasRoom();
    }

    /** Nothing happens where the page was full before; the next one finds the end of the channel. */
    void endOfChannel() {
        if (hasRoom()) {
            int next = position.channel().ordinal() + 1;
            position = next < Channel.values().length ? new Position(Channel.values()[next], 0) : null;
        }
    }

    Page page() {
        return new Page(found, position);
    }
}
