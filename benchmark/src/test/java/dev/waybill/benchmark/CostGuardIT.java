package dev.waybill.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.benchmark.load.Load;
import dev.waybill.benchmark.load.LoadClient;
import dev.waybill.benchmark.machine.ProcessTable;
import dev.waybill.benchmark.measure.Measurement;
import dev.waybill.benchmark.measure.Meter;
import dev.waybill.benchmark.system.Flow;
import dev.waybill.benchmark.system.Nodes;
import dev.waybill.benchmark.system.WaybillSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * An order must not cost twice the CPU time that was recorded; the rate depends on the machine and may be any. Another machine may take
 * twice the CPU time for the same work, so it is measured by what it took for the start.
 */
class CostGuardIT {
    private static final Load LOAD = Load.closed(3000, 32);
    /** What the JIT compiler does in the background, and what else the machine does, may spoil one. */
    private static final int TRIES = 3;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of(System.getProperty("waybill.test-folder"));

    @Test
    void anOrderCostsLessThanTwiceWhatWasRecorded() throws Exception {
        assumeTrue(ProcessTable.isReadable(), "No /proc on this machine: what an order costs cannot be read");
        RecordedCost recorded = RecordedCost.read();
        WaybillSystem system = new WaybillSystem(Flow.ALL, 0, Nodes.ONE, Contenders.settings(FOLDER), Benchmark::say);
        try (system; LoadClient client = new LoadClient()) {
            system.start();
            long startCpuMillis = cpuMillis(system);
            double limit = recorded.limit(startCpuMillis);
            try (Meter meter = new Meter(system, client)) {
                meter.measure(LOAD, 0);
                Measurement measured = meter.measure(LOAD, 1);
                for (int round = 2; round <= TRIES && measured.cpuMillisTotal() > limit; round++) {
                    measured = meter.measure(LOAD, round);
                }
                keep(measured, recorded, startCpuMillis);
                assertThat(measured.complete()).isTrue();
                assertThat(measured.lost() + measured.doubled()).isZero();
                assertThat(measured.piecesMissing() + measured.piecesTooMany()).as("pieces of stock").isZero();
                assertThat(measured.cpuMillisTotal()).as("CPU ms of an order, see docs/performance.md")
                        .isLessThan(limit);
            }
        }
        system.forget();
    }

    /** Of all parts since they began, most of it the JIT compilers': as in the orders that follow. */
    private static long cpuMillis(WaybillSystem system) {
        ProcessTable now = ProcessTable.now();
        return system.parts().values().stream().mapToLong(pid -> now.tree(pid).cpuMillis()).sum();
    }

    /** With the run: ratios and CPU time, no rates, because those of two machines cannot be compared. */
    private static void keep(Measurement measured, RecordedCost recorded, long startCpuMillis) throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cpuMillis", measured.cpuMillisTotal());
        figures.put("cpuMillisRecorded", recorded.cpuMillis());
        figures.put("startCpuMillis", startCpuMillis);
        figures.put("startCpuMillisRecorded", recorded.startCpuMillis());
        figures.put("cpuRatio", measured.cpuMillisTotal() / recorded.on(startCpuMillis));
        figures.put("cpuMillisByPart", measured.cpuMillis());
        figures.put("p99ByP50", measured.latency().p99() / measured.latency().p50());
        figures.put("endToEndByAccepted", measured.endToEndRate() / measured.acceptedRate());
        figures.put("flushes", measured.flushes());
        figures.put("bytesWritten", measured.bytesWrittenTotal());
        figures.put("coresUsedByOthers", measured.coresUsedByOthers());
        Files.writeString(FOLDER.resolve("cost-guard.json"), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
    }
}
