package dev.waybill.benchmark;

import dev.waybill.benchmark.load.Load;
import dev.waybill.benchmark.load.LoadClient;
import dev.waybill.benchmark.measure.Measurement;
import dev.waybill.benchmark.measure.Meter;
import dev.waybill.benchmark.report.Report;
import dev.waybill.benchmark.system.OrderSystem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Measures Waybill and the other design in alternation, one of them running at a time, and writes its report after each round. */
public final class Benchmark {
    private final Plan plan = Plan.fromSystem();
    private final Report report = new Report(plan.output());
    private volatile OrderSystem running;

    private Benchmark() {
    }

    public static void main(String[] arguments) throws Exception {
        new Benchmark().run();
    }

    static void say(String line) {
        System.out.println("[benchmark] " + Instant.now() + " " + line);
    }

    private void run() throws Exception {
        // Ctrl-C leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Optional.ofNullable(running).ifPresent(OrderSystem::close), "benchmark-stop"));
        Contenders contenders = new Contenders(plan);
        try (LoadClient client = new LoadClient()) {
            for (int round = 1; round <= plan.rounds(); round++) {
                List<Contenders.Contender> order = new ArrayList<>(contenders.all());
                // Whoever comes first has the machine as another left it.
                Collections.rotate(order, 1 - round);
                for (Contenders.Contender contender : order) {
                    measure(contender, client, round);
                }
                report.write();
            }
        }
        say("report: " + plan.output());
    }

    private void measure(Contenders.Contender contender, LoadClient client, int round) throws Exception {
        OrderSystem system = contender.create();
        running = system;
        try (system) {
            say("round %d: %s".formatted(round, system.name()));
            system.start();
            try (Meter meter = new Meter(system, client)) {
                meter.measure(Load.closed(plan.warmUp(), plan.connections().get(0)), 0);
                for (Load load : plan.loads()) {
                    Measurement measurement = meter.measure(load, round);
                    report.add(measurement);
                    say("%s: %.0f/s accepted, %.0f/s end to end, p50 %.1f p99 %.1f ms, CPU %.2f ms, lost %d, doubled %d".formatted(load,
                            measurement.acceptedRate(), measurement.endToEndRate(), measurement.latency().p50(), measurement.latency().p99(),
                            measurement.cpuMillisTotal(), measurement.lost(), measurement.doubled()));
                }
                report.verdict(system.name(), round, meter.verdict());
            }
        } finally {
            running = null;
        }
        system.forget();
    }
}
