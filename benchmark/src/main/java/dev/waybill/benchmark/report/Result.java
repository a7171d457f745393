package dev.waybill.benchmark.report;

import dev.waybill.benchmark.ceiling.Ceiling;
import dev.waybill.benchmark.measure.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What {@code result.json} holds. */
record Result(String began, int cores, List<Measurement> measurements, List<String> faults, List<Ceiling> ceilings,
        List<Table> profiles) {
    static Result begin() {
        return new Result(Instant.now().toString(), Runtime.getRuntime().availableProcessors(),
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
