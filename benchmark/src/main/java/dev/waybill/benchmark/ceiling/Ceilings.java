package dev.waybill.benchmark.ceiling;

import dev.waybill.benchmark.load.LoadClient;
import dev.waybill.benchmark.system.WaybillSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures all ceilings on a warm Waybill that has nothing to do. */
public final class Ceilings {
    private static final List<Integer> ORDERS_PER_COMMIT = List.of(1, 16);

    private final WaybillSystem system;
    private final LoadClient client;
    private final Path folder;
    private final Consumer<String> progress;

    /** @param folder on the disk that the system writes to */
    public Ceilings(WaybillSystem system, LoadClient client, Path folder, Consumer<String> progress) {
        this.system = system;
        this.client = client;
        this.folder = folder;
        this.progress = progress;
    }

    /** @param connections of the calls that do nothing, as in the loads of the orders */
    public List<Ceiling> measure(List<Integer> connections) throws Exception {
        List<Ceiling> ceilings = new ArrayList<>();
        try (var database = system.connect()) {
            Events events = Events.of(system, database);
            var empty = new EmptyCall(client, system.waybill().appServer().httpUri());
            connections.forEach(each -> ceilings.add(empty.measure(each)));
            ceilings.add(new BrokerCeiling(system.waybill(), events).measure());
            var inserts = new InsertCeiling(system.waybill().database(), database, folder, events);
            for (int orders : ORDERS_PER_COMMIT) {
                inserts.measure(orders).ifPresentOrElse(ceilings::add,
                        () -> progress.accept("no pgbench on this machine: skipped"));
            }
            new DiskCeiling(folder).measure().ifPresentOrElse(ceilings::add,
                    () -> progress.accept("no pg_test_fsync on this machine: skipped"));
        }
        return ceilings;
    }
}
