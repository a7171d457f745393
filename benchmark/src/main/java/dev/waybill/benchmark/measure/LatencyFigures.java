package dev.waybill.benchmark.measure;

import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Milliseconds.
 *
 * @param byPercentile for a plot
 */
public record LatencyFigures(double p50, double p90, double p99, double p999, double max,
        SortedMap<Double, Double> byPercentile) {
    private static final double[] PLOTTED = {0, 10, 25, 50, 75, 90, 95, 97.5, 99, 99.5, 99.75, 99.9, 99.95, 99.99, 100};

    /** @param micros latencies in microseconds */
    public static LatencyFigures of(Histogram micros) {
        SortedMap<Double, Double> byPercentile = new TreeMap<>();
        for (double percentile : PLOTTED) {
            byPercentile.put(percentile, at(micros, percentile));
        }
        return new LatencyFigures(at(micros, 50), at(micros, 90), at(micros, 99), at(micros, 99.9), micros.getMaxValue() / 1e3,
                byPercentile);
    }

    private static double at(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }
}
