package dev.waybill.benchmark;

import dev.waybill.benchmark.system.OrderSystem;
import dev.waybill.benchmark.system.PeerScripts;
import dev.waybill.benchmark.system.PeerSystem;
import dev.waybill.benchmark.system.WaybillSystem;
import dev.waybill.launcher.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The systems that are measured: Waybill with each flow, and the peer where this machine can run it. */
final class Contenders {
    /** The machine may be slow. */
    private static final String START_PATIENCE = "PT10M";

    private final List<Contender> all = new ArrayList<>();

    Contenders(Plan plan) {
        plan.flows().forEach(flow -> all.add(() -> new WaybillSystem(flow, plan.history(), plan.nodes(), settings(plan.work()), Benchmark::say)));
        PeerScripts scripts = new PeerScripts(plan.peer(), plan.peerHome());
        scripts.missing().ifPresentOrElse(what -> Benchmark.say("Waybill alone, without the peer: " + what),
                () -> all.add(() -> new PeerSystem(scripts)));
    }

    /** Makes a new system, not started. */
    interface Contender {
        OrderSystem create();
    }

    List<Contender> all() {
        return all;
    }

    /** As shipped, with a new folder. */
    static Settings settings(Path work) {
        try {
            return Settings.forTests(Files.createTempDirectory(work, "waybill-")).with("waybill.start.patience", START_PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
