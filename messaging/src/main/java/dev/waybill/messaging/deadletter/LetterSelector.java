package dev.waybill.messaging.deadletter;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The JMS selector that finds letters of one dead-letter queue. */
final class LetterSelector {
    static final String ORIGINAL_QUEUE = "_AMQ_ORIG_QUEUE";

    private LetterSelector() {
    }

    /** One for all of them: a second consumer of a queue whose messages are grouped waits for the commit of the first. */
    static String of(Collection<LetterId> letters) {
        Map<String, String> idsOfQueue = letters.stream().collect(Collectors.groupingBy(LetterId::queue, TreeMap::new,
                Collectors.mapping(letter -> "'ID:" + letter.message() + "'", Collectors.joining(","))));
        return idsOfQueue.entrySet().stream().map(entry -> "(%s AND JMSMessageID IN (%s))".formatted(
                entry.getKey().isEmpty() ? ORIGINAL_QUEUE + " IS NULL" : ORIGINAL_QUEUE + " = '" + entry.getKey() + "'",
                entry.getValue())).collect(Collectors.joining(" OR "));
    }
}
