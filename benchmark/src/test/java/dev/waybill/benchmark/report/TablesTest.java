package dev.waybill.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.benchmark.ceiling.Ceiling;
import dev.waybill.benchmark.measure.LatencyFigures;
import dev.waybill.benchmark.measure.Measurement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
    @TempDir
    private Path folder;

    @Test
    void medianOfTheRoundsWithLeastAndMost() {
        Summary summary = Summary.of(List.of(measurement("a", 1, 100, 1), measurement("a", 2, 300, 1),
                measurement("a", 3, 110, 1))).get(0);
        assertThat(summary.spread(Measurement::acceptedRate, 0)).isEqualTo("110 (100-300)");
        assertThat(Summary.of(summary.rounds().subList(0, 2)).get(0).median(Measurement::acceptedRate)).isEqualTo(200);
    }

    @Test
    void reportHasRatiosCeilingsAndPictures() throws Exception {
        Report report = new Report(folder, "100 orders");
        report.add(measurement("Waybill, same", 1, 900, 1));
        report.add(measurement("peer", 1, 300, 3));
        report.add(new Ceiling("calls", 2000, "calls", 2000));
        report.add(new Ceiling("disk", 1000, "flushes", Double.NaN));
        report.verdict("Waybill, same", 1, "");
        report.write();
        // Two flushes an order: 500 orders a second, which 900 are 180 % of.
        assertThat(folder.resolve("report.md")).content()
                .contains("| closed, 32 connections | Waybill, same | 3.00 | 3.00 | 1.00 | 1.00 | 0.33 |",
                "| calls | 2,000/s calls | 2,000 | 45 % |", "| disk | 1,000/s flushes | 500 | 180 % |",
                "cores: 100 orders. Faults found by the judge: none");
        assertThat(folder.resolve("report.html")).content().contains("data:image/png;base64,", "<td>peer</td>");
        assertThat(Files.size(folder.resolve("rates.png"))).isGreaterThan(1000);
        assertThat(folder.resolve("result.json")).content().contains("\"acceptedRate\" : 900.0");
    }

    static Measurement measurement(String system, int round, double rate, double cpu) {
        Histogram latencies = new Histogram(3);
        latencies.recordValue(1500);
        return new Measurement(system, "closed, 32 connections", round, 100, 100, Map.of(), rate, rate, true,
                LatencyFigures.of(latencies),
                new TreeMap<>(Map.of("server", cpu)), 0.1, 0, 2, new TreeMap<>(Map.of("server", 1000.0)), 0, 0, 0, 0);
    }
}
