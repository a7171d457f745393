package dev.waybill.system.reliability;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What a client saw: every answer it got or did not get. Nothing here comes from the system that is judged. */
public final class Ledger {
    /** A request that was not answered. */
    static final int NO_ANSWER = 0;

    private final Map<UUID, Instant> accepted = new ConcurrentHashMap<>();
    private final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();
    private final Set<String> givenUp = ConcurrentHashMap.newKeySet();
    private final Set<UUID> contradicted = ConcurrentHashMap.newKeySet();
    private final SortedMap<Integer, AtomicInteger> answers = new ConcurrentSkipListMap<>();

    void answered(int status) {
        answers.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
    }

    void accepted(UUID order) {
        accepted(order, Instant.now());
    }

    void accepted(UUID order, Instant time) {
        accepted.put(order, time);
    }

    void cancelled(UUID order) {
        cancelled.add(order);
    }

    /** Nobody told whether there is an order under this key. */
    void givenUp(String key) {
        givenUp.add(key);
    }

    /** The answer to two requests with different keys. */
    void contradicted(UUID order) {
        contradicted.add(order);
    }

    /** Takes over what another client was told. */
    void add(Ledger other) {
        accepted.putAll(other.accepted);
        cancelled.addAll(other.cancelled);
        givenUp.addAll(other.givenUp);
        contradicted.addAll(other.contradicted);
    }

    /** Orders that were answered with 201. */
    public Set<UUID> accepted() {
        return accepted.keySet();
    }

    /** Orders whose cancellation was answered with 200. */
    public Set<UUID> cancelled() {
        return cancelled;
    }

    public Set<String> givenUp() {
        return givenUp;
    }

    public Set<UUID> contradicted() {
        return contradicted;
    }

    /** How many answers of each HTTP status; {@link #NO_ANSWER} for none. */
    public Map<Integer, AtomicInteger> answers() {
        return answers;
    }

    /** Orders that were accepted from one moment to the other. */
    public List<UUID> accepted(Instant from, Instant to) {
        return accepted.entrySet().stream().filter(order -> !order.getValue().isBefore(from) && order.getValue().isBefore(to))
                .map(Map.Entry::getKey).toList();
    }

    /** The longest time without an accepted order that ended in this period; what began in it and lasted longer is the next one's. */
    public Duration longestPause(Instant from, Instant to) {
        Collection<Instant> times = accepted.values().stream().sorted().toList();
        Duration longest = Duration.ZERO;
        Instant before = null;
        for (Instant time : times) {
            if (before != null && time.isAfter(from) && !time.isAfter(to) && Duration.between(before, time).compareTo(longest) > 0) {
                longest = Duration.between(before, time);
            }
            before = time;
        }
        return longest;
    }
}
