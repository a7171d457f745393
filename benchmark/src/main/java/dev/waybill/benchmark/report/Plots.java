package dev.waybill.benchmark.report;

import dev.waybill.benchmark.measure.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** Pictures of a result: rates, costs, answer times. */
final class Plots {
    private static final String FORMAT = "png";
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 500;

    private final List<Summary> summaries;

    Plots(List<Measurement> measurements) {
        summaries = Summary.of(measurements);
    }

    /** @return the files */
    List<Path> write(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (summaries.isEmpty()) {
            return files;
        }
        files.add(Files.write(folder.resolve("rates.png"),
                ChartEncoder.getBytes(bars("Orders a second, end to end", Measurement::endToEndRate), FORMAT)));
        files.add(Files.write(folder.resolve("cpu.png"),
                ChartEncoder.getBytes(bars("CPU ms for each order", Measurement::cpuMillisTotal), FORMAT)));
        files.add(Files.write(folder.resolve("written.png"),
                ChartEncoder.getBytes(bars("kB written for each order", each -> each.bytesWrittenTotal() / 1e3), FORMAT)));
        for (String load : summaries.stream().map(Summary::load).distinct().toList()) {
            files.add(Files.write(folder.resolve("latency-" + load.replaceAll("\\W+", "-") + ".png"),
                    ChartEncoder.getBytes(latencies(load), FORMAT)));
        }
        return files;
    }

    /** Systems stand in the order in which they were measured first, so that each has its colour in all pictures. */
    CategoryChart bars(String title, ToDoubleFunction<Measurement> figure) {
        CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
        List<String> loads = summaries.stream().map(Summary::load).distinct().toList();
        Map<String, Map<String, Double>> bySystem = summaries.stream().collect(Collectors.groupingBy(Summary::system, LinkedHashMap::new,
                Collectors.toMap(Summary::load, summary -> summary.median(figure))));
        bySystem.forEach((system, medians) -> chart.addSeries(system, loads, loads.stream()
                .map(load -> medians.getOrDefault(load, 0.0)).toList()));
        return chart;
    }

    /** The tail stands at the right, each nine as wide as the one before. */
    XYChart latencies(String load) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title("Answer time of POST: " + load)
                .xAxisTitle("1 / (1 - quantile)").yAxisTitle("ms").build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        for (Summary summary : summaries.stream().filter(each -> each.load().equals(load)).toList()) {
            List<Double> percentiles = summary.rounds().get(0).latency().byPercentile().keySet().stream()
                    .filter(each -> each < 100).toList();
            chart.addSeries(summary.system(), percentiles.stream().map(each -> 100 / (100 - each)).toList(),
                    percentiles.stream().map(each -> summary.median(round -> round.latency().byPercentile().get(each))).toList());
        }
        return chart;
    }
}
