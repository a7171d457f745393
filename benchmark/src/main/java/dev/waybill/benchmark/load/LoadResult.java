package dev.waybill.benchmark.load;

import java.util.Map;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/**
 * What the client saw.
 *
 * @param answers   the bodies that came with the status that counts, by request
 * @param errors    other answers and what went wrong, how often
 * @param latencies microseconds of what counts, from the moment when it was meant to be sent
 * @param startedAt {@link System#nanoTime} of the first request
 * @param endedAt   the same of the last answer
 */
public record LoadResult(Map<Integer, String> answers, SortedMap<String, Integer> errors, Histogram latencies,
        long startedAt, long endedAt) {

    public double seconds() {
        return (endedAt - startedAt) / 1e9;
    }

    /** Answers that count, a second. */
    public double rate() {
        return answers.size() / seconds();
    }
}
