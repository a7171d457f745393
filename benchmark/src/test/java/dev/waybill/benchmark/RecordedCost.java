package dev.waybill.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/**
 * What the guard measured on the machine where it was recorded, CPU time in milliseconds.
 *
 * @param cpuMillis      of an order, above 0
 * @param startCpuMillis of the start of all parts before it, above 0: what the machine is measured by
 */
record RecordedCost(double cpuMillis, double startCpuMillis) {
    private static final int FACTOR = 2;

    static RecordedCost read() throws IOException {
        try (InputStream file = RecordedCost.class.getResourceAsStream("/recorded-cost.json")) {
            return new ObjectMapper().readValue(file, RecordedCost.class);
        }
    }

    /** What an order would have cost on a machine that took so much for the start. */
    double on(double startCpuMillis) {
        return cpuMillis * startCpuMillis / this.startCpuMillis;
    }

    /** What it may cost there. */
    double limit(double startCpuMillis) {
        return FACTOR * on(startCpuMillis);
    }
}
