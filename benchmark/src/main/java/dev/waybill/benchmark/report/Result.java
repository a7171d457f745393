package dev.waybill.benchmark.report;

import dev.waybill.benchmark.measure.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What {@code result.json} holds. */
record Result(String began, int cores, List<Measurement> measurements, List<String> faults) {
    static Result begin() {
        return new Result(Instant.now().toString(), Runtime.getRuntime().availableProcessors(), new ArrayList<>(), new ArrayList<>());
    }
}
