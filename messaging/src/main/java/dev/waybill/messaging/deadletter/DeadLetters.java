package dev.waybill.messaging.deadletter;

import dev.waybill.events.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All dead letters there are, with why they failed. Every method may throw {@link DeadLettersUnavailableException}. */
@ApplicationScoped
public class DeadLetters {
    /** So many are looked at for one page; where few match, a page is short and the next one goes on. */
    static final int LOOKED_AT = 10_000;
    private static final int TOGETHER = 500;

    @Inject
    DeadLetterQueues queues;
    @Inject
    FailureNotes failures;

    /** Where a list goes on: so many letters of that channel have been looked at. What is taken meanwhile shifts it. */
    public record Position(Channel channel, int letters) {
        static final Position BEGIN = new Position(Channel.values()[0], 0);
    }

    /** @param next null on the last page */
    public record Page(List<DeadLetter> letters, Position next) {
    }

    /** @param from null for the first page */
    public Page page(DeadLetterFilter filter, Position from, int limit) throws SQLException {
        var collector = new PageCollector(filter, from == null ? Position.BEGIN : from, limit, LOOKED_AT);
        while (collector.hasRoom()) {
            visit(collector.channel(), null, collector.skipped(), collector::add);
            collector.endOfChannel();
        }
        return collector.page();
    }

    /** Those of the ids that are there. */
    public List<DeadLetter> find(Collection<LetterId> ids) throws SQLException {
        List<DeadLetter> found = new ArrayList<>();
        Map<Channel, List<LetterId>> ofChannel = new EnumMap<>(Channel.class);
        ids.forEach(id -> ofChannel.computeIfAbsent(id.channel(), channel -> new ArrayList<>()).add(id));
        for (var letters : ofChannel.entrySet()) {
            visit(letters.getKey(), LetterSelector.of(letters.getValue()), 0, found::addAll);
        }
        return found;
    }

    /** Shows all that match. */
    void each(DeadLetterFilter filter, Predicate<List<DeadLetter>> visitor) throws SQLException {
        for (Channel channel : Channel.values()) {
            visit(channel, null, 0, letters -> visitor.test(letters.stream().filter(filter::matches).toList()));
        }
    }

    private void visit(Channel channel, String selector, int skipped, Predicate<List<DeadLetter>> visitor) throws SQLException {
        var chunks = new Chunks(failures, skipped, TOGETHER, visitor);
        queues.browse(channel, selector, chunks::add);
        chunks.end();
    }
}
