package dev.waybill.benchmark.report;

import dev.waybill.benchmark.ceiling.Ceiling;
import dev.waybill.benchmark.measure.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code result.json} holds.
 *
 * @param plan what was asked for, and of what
 */
record Result(String began, String plan, int cores, List<Measurement> measurements, List<String> faults, List<Ceiling> ceilings,
        List<Table> profiles) {
    static Result begin(String plan) {
        return new Result(Instant.now().toString(), plan, Runtime.getRuntime().availableProcessors(),
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
