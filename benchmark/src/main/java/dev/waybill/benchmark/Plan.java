package dev.waybill.benchmark;

import dev.waybill.benchmark.load.Load;
import dev.waybill.benchmark.system.Flow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What to measure, from the system properties {@code benchmark.*}.
 *
 * @param warmUp orders before each system is measured: the JIT compiler of a new JVM needs thousands
 * @param work   for all state of the systems
 * @param output for the report
 */
record Plan(int rounds, int orders, int warmUp, List<Integer> connections, List<Integer> rates, int openSeconds, List<Flow> flows,
        Path peer, Path peerHome, Path work, Path output, boolean ceilings, boolean profile) {

    static Plan fromSystem() {
        return new Plan(Integer.getInteger("benchmark.rounds"), Integer.getInteger("benchmark.orders"), Integer.getInteger("benchmark.warm-up"),
                numbers("benchmark.connections"), numbers("benchmark.rates"), Integer.getInteger("benchmark.open-seconds"),
                words("benchmark.flows").stream().map(word -> Flow.valueOf(word.toUpperCase(Locale.ROOT))).toList(),
                path("benchmark.peer"), path("benchmark.peer-home"), path("benchmark.work"), path("benchmark.output"),
                Boolean.getBoolean("benchmark.ceilings"), Boolean.getBoolean("benchmark.profile"));
    }

    /** In the order in which each system gets them. */
    List<Load> loads() {
        List<Load> loads = new ArrayList<>();
        connections.forEach(each -> loads.add(Load.closed(orders, each)));
        rates.forEach(each -> loads.add(Load.open(each, openSeconds)));
        return loads;
    }

    private static List<Integer> numbers(String property) {
        return words(property).stream().map(Integer::valueOf).toList();
    }

    private static List<String> words(String property) {
        return Arrays.stream(System.getProperty(property).split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    private static Path path(String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
    }
}
