package dev.waybill.benchmark.measure;

import dev.waybill.benchmark.machine.Use;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What was used between two moments, for each order. */
record Cost(Moment before, Moment after, int orders) {
    SortedMap<String, Double> cpuMillis() {
        return byPart(Use::cpuMillis);
    }

    SortedMap<String, Double> bytesWritten() {
        return byPart(Use::bytesWritten);
    }

    double clientCpuMillis() {
        return perOrder(client());
    }

    double flushes() {
        return perOrder(after.flushes() - before.flushes());
    }

    double coresUsedByOthers() {
        double system = cpuMillis().values().stream().mapToDouble(each -> each * divisor()).sum();
        double others = after.busyMillis() - before.busyMillis() - client() - system;
        return Math.max(0, others * 1e6 / (after.nanos() - before.nanos()));
    }

    private long client() {
        return after.client().minus(before.client()).cpuMillis();
    }

    private SortedMap<String, Double> byPart(ToLongFunction<Use> what) {
        SortedMap<String, Double> parts = new TreeMap<>();
        after.parts().forEach((part, use) -> parts.put(part, perOrder(what.applyAsLong(use.minus(before.parts().get(part))))));
        return parts;
    }

    private double perOrder(double total) {
        return total / divisor();
    }

    private int divisor() {
        return Math.max(1, orders);
    }
}
