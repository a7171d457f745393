package dev.waybill.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.benchmark.measure.Measurement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.internal.series.Series;

class PlotsTest {
    @Test
    void aSystemHasOneColourInAllPictures() {
        List<String> systems = List.of("Waybill, same", "Waybill, all", "peer");
        List<Measurement> measurements = systems.stream().map(system -> TablesTest.measurement(system, 1, 900, 1)).toList();
        Plots plots = new Plots(measurements);

        assertThat(plots.bars("CPU", Measurement::cpuMillisTotal).getSeriesCollection()).extracting(Series::getName)
                .containsExactlyElementsOf(systems);
        assertThat(plots.latencies(measurements.get(0).load()).getSeriesCollection()).extracting(Series::getName)
                .containsExactlyElementsOf(systems);
    }
}
