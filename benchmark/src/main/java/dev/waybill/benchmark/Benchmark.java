package dev.waybill.benchmark;

import dev.waybill.benchmark.ceiling.Ceilings;
import dev.waybill.benchmark.load.Load;
import dev.waybill.benchmark.load.LoadClient;
import dev.waybill.benchmark.measure.Measurement;
import dev.waybill.benchmark.measure.Meter;
import dev.waybill.benchmark.profile.Profile;
import dev.waybill.benchmark.report.Report;
import dev.waybill.benchmark.system.Flow;
import dev.waybill.benchmark.system.Nodes;
import dev.waybill.benchmark.system.OrderSystem;
import dev.waybill.benchmark.system.WaybillSystem;
import dev.waybill.launcher.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Measures Waybill and the other design in alternation, one of them running at a time, and writes its report as it goes. */
public final class Benchmark {
    private final Plan plan;
    private final Report report;
    private final LoadClient client = new LoadClient();
    private volatile OrderSystem running;

    private Benchmark(Plan plan) {
        this.plan = plan;
        report = new Report(plan.output(), plan.toString());
    }

    public static void main(String[] arguments) throws Exception {
        Benchmark benchmark = new Benchmark(Plan.given());
        // Ctrl-C leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(benchmark::stop, "benchmark-stop"));
        try (benchmark.client) {
            benchmark.run();
        }
    }

    private void stop() {
        Optional.ofNullable(running).ifPresent(OrderSystem::close);
    }

    static void say(String line) {
        System.out.println("[benchmark] " + Instant.now() + " " + line);
    }

    private void run() throws Exception {
        List<Contenders.Contender> contenders = new ArrayList<>(new Contenders(plan).all());
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Contenders.Contender contender : contenders) {
                int number = round;
                with(contender.create(), (system, meter) -> loads(system, meter, number));
                report.write();
            }
            // Whoever comes first has the machine as another left it.
            Collections.rotate(contenders, -1);
        }
        if (plan.ceilings()) {
            var system = new WaybillSystem(plan.flows().get(0), 0, Nodes.ONE, Contenders.settings(plan.work()), Benchmark::say);
            Ceilings ceilings = new Ceilings(system, client, plan.work(), Benchmark::say);
            with(system, (same, meter) -> ceilings.measure(plan.connections()).forEach(report::add));
            report.write();
        }
        if (plan.profile()) {
            for (Flow flow : plan.flows()) {
                profile(flow);
                report.write();
            }
        }
        say("report: " + plan.output());
    }

    private void loads(OrderSystem system, Meter meter, int round) throws Exception {
        List<Load> loads = new ArrayList<>(plan.loads());
        // What comes first has the JIT compilers least warm.
        Collections.rotate(loads, 1 - round);
        for (Load load : loads) {
            Measurement measurement = meter.measure(load, round);
            report.add(measurement);
            say("round %d, %s, %s".formatted(round, system.name(), measurement));
        }
        report.verdict(system.name(), round, meter.verdict());
    }

    private void profile(Flow flow) throws Exception {
        Settings settings = Contenders.settings(plan.work());
        Profile.prepare(settings);
        var system = new WaybillSystem(flow, plan.history(), Nodes.ONE, settings, Benchmark::say);
        with(system, (same, meter) -> report.add(new Profile(system, plan.output(), Benchmark::say)
                .of(Load.closed(plan.orders(), plan.connections().get(0)), meter)));
    }

    private interface Work {
        void on(OrderSystem system, Meter meter) throws Exception;
    }

    /** Starts the system, warms it up, works on it, stops it. */
    private void with(OrderSystem system, Work work) throws Exception {
        running = system;
        try (system) {
            say("starting " + system.name());
            system.start();
            try (Meter meter = new Meter(system, client)) {
                meter.measure(Load.closed(plan.warmUp(), plan.connections().get(0)), 0);
                work.on(system, meter);
            }
        } finally {
            running = null;
        }
        system.forget();
    }
}
