package dev.waybill.benchmark.profile;

import dev.waybill.benchmark.load.Load;
import dev.waybill.benchmark.measure.Meter;
import dev.waybill.benchmark.report.Table;
import dev.waybill.benchmark.system.Superuser;
import dev.waybill.benchmark.system.WaybillSystem;
import dev.waybill.launcher.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** One load on a warm Waybill, with a profiler in its JVMs and its database counting by statement: too slow to be measured. */
public final class Profile {
    private static final List<String> JVMS = List.of("app server", "broker");
    private static final int TOP = 25;

    private final WaybillSystem system;
    private final Path folder;
    private final Consumer<String> progress;

    /** @param folder for flame graphs and stacks */
    public Profile(WaybillSystem system, Path folder, Consumer<String> progress) {
        this.system = system;
        this.folder = folder;
        this.progress = progress;
    }

    /** Prepares the database that is going to be started with these settings. */
    public static void prepare(Settings settings) throws SQLException, IOException {
        Statements.prepare(settings);
    }

    public List<Table> of(Load load, Meter meter) throws Exception {
        Files.createDirectories(folder);
        Statements statements = new Statements(new Superuser(system.waybill().database(), system.waybill().settings()));
        statements.begin();
        List<Table> tables = new ArrayList<>();
        Optional<Profiler> profiler = Profiler.in(folder);
        if (profiler.isEmpty()) {
            progress.accept("no profiler for this machine: stacks are skipped");
            meter.measure(load, 0);
        } else {
            tables.addAll(stacks(profiler.get(), load, meter));
        }
        tables.add(new Table("Statements of an order: " + system.name(),
                List.of("ms", "calls", "rows", "kB of log", "statement"), statements.top(load.requests())));
        return tables;
    }

    private List<Table> stacks(Profiler profiler, Load load, Meter meter) throws Exception {
        for (String jvm : JVMS) {
            profiler.start(system.parts().get(jvm));
        }
        meter.measure(load, 0);
        List<Table> tables = new ArrayList<>();
        for (String jvm : JVMS) {
            String name = (system.name() + "-" + jvm).toLowerCase(Locale.ROOT).replaceAll("\\W+", "-");
            Stacks stacks = Stacks.read(profiler.stop(system.parts().get(jvm), folder, name));
            tables.add(table("CPU by package, %s: %s (callers included, so the shares overlap)".formatted(system.name(), jvm),
                    stacks.packages(TOP)));
            tables.add(table("CPU by method, %s: %s (see %s.html)".formatted(system.name(), jvm, name), stacks.methods(TOP)));
        }
        profiler.remove();
        return tables;
    }

    private static Table table(String title, List<Stacks.Share> shares) {
        return new Table(title, List.of("%", "of CPU"), shares.stream()
                .map(share -> List.of(String.format(Locale.ROOT, "%.1f", share.percent()), share.name())).toList());
    }
}
