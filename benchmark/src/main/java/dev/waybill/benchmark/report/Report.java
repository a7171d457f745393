package dev.waybill.benchmark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.waybill.benchmark.measure.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** All that was measured, as files in one folder. */
public final class Report {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final Result result = Result.begin();

    public Report(Path folder) {
        this.folder = folder;
    }

    public void add(Measurement measurement) {
        result.measurements().add(measurement);
    }

    /** @param faults empty where there are none */
    public void verdict(String system, int round, String faults) {
        if (!faults.isEmpty()) {
            result.faults().add("%s, round %d: %s".formatted(system, round, faults));
        }
    }

    public void write() throws IOException {
        Files.createDirectories(folder);
        JSON.writeValue(folder.resolve("result.json").toFile(), result);
    }
}
