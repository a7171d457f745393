package dev.waybill.benchmark.report;

import dev.waybill.benchmark.measure.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The rounds of one system under one load as one. */
record Summary(String system, String load, List<Measurement> rounds) {

    /** In the order in which they were measured first. */
    static List<Summary> of(List<Measurement> measurements) {
        Map<List<String>, List<Measurement>> groups = measurements.stream().collect(Collectors.groupingBy(
                measurement -> List.of(measurement.load(), measurement.system()), LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream().map(group -> new Summary(group.getKey().get(1), group.getKey().get(0),
                group.getValue())).toList();
    }

    double median(ToDoubleFunction<Measurement> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** All effects came in each round. */
    boolean isComplete() {
        return rounds.stream().allMatch(Measurement::complete);
    }

    long total(ToDoubleFunction<Measurement> figure) {
        return (long) rounds.stream().mapToDouble(figure).sum();
    }

    /** The median, and from where to where the rounds went. */
    String spread(ToDoubleFunction<Measurement> figure, int decimals) {
        double least = rounds.stream().mapToDouble(figure).min().orElseThrow();
        double most = rounds.stream().mapToDouble(figure).max().orElseThrow();
        String middle = rounded(median(figure), decimals);
        return rounds.size() == 1 ? middle : "%s (%s-%s)".formatted(middle, rounded(least, decimals), rounded(most, decimals));
    }

    static String rounded(double number, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }
}
