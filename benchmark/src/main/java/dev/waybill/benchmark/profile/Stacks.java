package dev.waybill.benchmark.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stacks with how often each was seen, in the form that flame graphs are made of: {@code outer;..;inner samples}. */
record Stacks(Map<List<String>, Long> samples) {
    /** Of a class: {@code org/glassfish/grizzly}. */
    private static final int PACKAGE_DEPTH = 3;

    /** @param percent of all samples */
    record Share(String name, double percent) {
    }

    static Stacks read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return new Stacks(lines.collect(Collectors.toMap(line -> List.of(line.substring(0, line.lastIndexOf(' ')).split(";")),
                    line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)), Long::sum)));
        }
    }

    /** The methods that ran themselves most. */
    List<Share> methods(int most) {
        return top(most, stack -> Stream.of(stack.get(stack.size() - 1)));
    }

    /** The packages that ran or waited for what they called most: the shares overlap. */
    List<Share> packages(int most) {
        return top(most, stack -> stack.stream().map(Stacks::packageOf).distinct());
    }

    private List<Share> top(int most, Function<List<String>, Stream<String>> names) {
        Map<String, Long> totals = new HashMap<>();
        samples.forEach((stack, times) -> names.apply(stack).forEach(name -> totals.merge(name, times, Long::sum)));
        double all = Math.max(1, samples.values().stream().mapToLong(Long::longValue).sum());
        return totals.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())).limit(most)
                .map(total -> new Share(total.getKey(), 100 * total.getValue() / all)).toList();
    }

    private static String packageOf(String frame) {
        String[] names = frame.split("/");
        return names.length < 2 ? "JVM and kernel"
                : Arrays.stream(names, 0, Math.min(names.length - 1, PACKAGE_DEPTH)).collect(Collectors.joining("."));
    }
}
