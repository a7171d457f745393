package dev.waybill.benchmark.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Latencies in microseconds, three digits each, from 1 us to 10 minutes. */
final class Latencies {
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(10);

    private final Histogram histogram = new Histogram(LONGEST, 3);

    /** @param due when the request was meant to be sent: what it waited in the client counts too, or an omission would hide it */
    void record(long due, long answered) {
        long micros = TimeUnit.NANOSECONDS.toMicros(answered - due);
        histogram.recordValue(Math.max(1, Math.min(LONGEST, micros)));
    }

    Histogram histogram() {
        return histogram;
    }
}
