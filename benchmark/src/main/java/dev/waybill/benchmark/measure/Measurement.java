package dev.waybill.benchmark.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.SortedMap;

/**
 * The figures of one load on one system. All rates are a second, all costs are for each accepted order.
 *
 * @param accepted             orders that were answered 201
 * @param errors               what else was answered or went wrong, how often
 * @param acceptedRate         over the time until the last answer
 * @param endToEndRate         over the time until the last effect
 * @param complete             all effects came; else {@code endToEndRate} counts to the last that came
 * @param latency              of POST, milliseconds
 * @param cpuMillis            by part, each with its children
 * @param clientCpuMillis      of this client, the mail sink and the push sink in it
 * @param coresUsedByOthers    by all that belongs neither to the system nor to the client, 0 on a quiet machine
 * @param flushes              of the database's log to the disk
 * @param bytesWritten         to files, by part
 * @param lost                 orders without e-mail or push
 * @param doubled              orders with more than one of either
 * @param piecesMissing        that should have been taken from the stock
 * @param piecesTooMany        that should not
 */
public record Measurement(String system, String load, int round, int orders, int accepted, Map<String, Integer> errors,
        double acceptedRate, double endToEndRate, boolean complete, LatencyFigures latency, SortedMap<String, Double> cpuMillis,
        double clientCpuMillis, double coresUsedByOthers, double flushes, SortedMap<String, Double> bytesWritten,
        int lost, int doubled, long piecesMissing, long piecesTooMany) {

    @JsonProperty
    public double cpuMillisTotal() {
        return sum(cpuMillis);
    }

    @JsonProperty
    public double bytesWrittenTotal() {
        return sum(bytesWritten);
    }

    /** In a line. */
    @Override
    public String toString() {
        String line = "%s: %.0f/s accepted, %.0f/s end to end%s, p50 %.1f, p99 %.1f ms, CPU %.2f ms, lost %d, doubled %d%s";
        return line.formatted(load, acceptedRate, endToEndRate, complete ? "" : " (not complete)", latency.p50(), latency.p99(),
                cpuMillisTotal(), lost, doubled, errors.isEmpty() ? "" : ", errors " + errors);
    }

    private static double sum(SortedMap<String, Double> parts) {
        return parts.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
