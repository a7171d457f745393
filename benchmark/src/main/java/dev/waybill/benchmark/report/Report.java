package dev.waybill.benchmark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.waybill.benchmark.ceiling.Ceiling;
import dev.waybill.benchmark.measure.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** All that was measured, as files in one folder. */
public final class Report {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final Result result;

    /** @param plan what is measured, for whoever reads the figures later */
    public Report(Path folder, String plan) {
        this.folder = folder;
        result = Result.begin(plan);
    }

    public void add(Measurement measurement) {
        result.measurements().add(measurement);
    }

    public void add(Ceiling ceiling) {
        result.ceilings().add(ceiling);
    }

    public void add(List<Table> profiles) {
        result.profiles().addAll(profiles);
    }

    /** @param faults empty where there are none */
    public void verdict(String system, int round, String faults) {
        if (!faults.isEmpty()) {
            result.faults().add("%s, round %d: %s".formatted(system, round, faults));
        }
    }

    /** Writes what there is until now; again and again, so that a run that is broken off leaves its figures too. */
    public void write() throws IOException {
        Files.createDirectories(folder);
        JSON.writeValue(folder.resolve("result.json").toFile(), result);
        List<Table> tables = new Tables(result).all();
        String head = "Begun %s on %d cores: %s. Faults found by the judge: %s\n".formatted(result.began(), result.cores(), result.plan(),
                result.faults().isEmpty() ? "none" : String.join("; ", result.faults()));
        Files.writeString(folder.resolve("report.md"), "# Benchmark\n\n" + head + "\n"
                + tables.stream().map(Table::markdown).collect(Collectors.joining("\n")));
        List<Path> plots = new Plots(result.measurements()).write(folder);
        Files.writeString(folder.resolve("report.html"), Page.of(head, tables, plots));
    }
}
