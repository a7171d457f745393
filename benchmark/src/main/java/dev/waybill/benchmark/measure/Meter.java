package dev.waybill.benchmark.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.benchmark.load.Load;
import dev.waybill.benchmark.load.LoadClient;
import dev.waybill.benchmark.load.LoadResult;
import dev.waybill.benchmark.load.Target;
import dev.waybill.benchmark.system.OrderSystem;
import dev.waybill.benchmark.system.Orders;
import dev.waybill.benchmark.system.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Measures one running system, load after load. */
public final class Meter implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OrderSystem system;
    private final LoadClient client;
    private final Connection database;
    private final List<UUID> accepted = new ArrayList<>();

    public Meter(OrderSystem system, LoadClient client) throws SQLException {
        this.system = system;
        this.client = client;
        this.database = system.connect();
    }

    public Measurement measure(Load load, int round) throws SQLException, InterruptedException {
        // What the load before has left to do in the background is not this one's.
        TimeUnit.SECONDS.sleep(1);
        Map<Integer, Long> takenBefore = system.taken(database);
        system.begin(database);
        Progress start = system.progress(database);
        // Asked for once: one that is started again meanwhile is another process.
        Map<String, Long> parts = system.parts();
        Moment before = Moment.now(parts, database);
        LoadResult result = client.run(Target.orders(system.orders(), system::body), load);
        Settling.End end = new Settling(system, database).await(wanted(start, result));
        Moment after = Moment.now(parts, database);
        // Late doubles would still show.
        TimeUnit.MILLISECONDS.sleep(500);
        Map<Integer, UUID> ids = ids(result);
        accepted.addAll(ids.values());
        Effects effects = Effects.of(ids, system.notified(database), takenBefore, system.taken(database));
        Cost cost = new Cost(before, after, ids.size());
        return new Measurement(system.name(), load.toString(), round, load.requests(), ids.size(), result.errors(), result.rate(),
                ids.size() * 1e9 / (Math.max(end.nanos(), result.endedAt()) - result.startedAt()), end.complete(),
                LatencyFigures.of(result.latencies()),
                cost.cpuMillis(), cost.clientCpuMillis(), cost.coresUsedByOthers(), cost.flushes(), cost.bytesWritten(),
                effects.lost(), effects.doubled(), effects.piecesMissing(), effects.piecesTooMany());
    }

    /** What there is to find fault with in all that was measured; empty where there is nothing. */
    public String verdict() throws SQLException {
        return system.verdict(database, accepted);
    }

    private static Progress wanted(Progress start, LoadResult result) {
        long pieces = Orders.pieces(result.answers().keySet()).values().stream().mapToLong(Long::longValue).sum();
        return new Progress(start.notifications() + (long) OrderSystem.NOTIFICATIONS_PER_ORDER * result.answers().size(),
                start.pieces() + pieces, true);
    }

    private static Map<Integer, UUID> ids(LoadResult result) {
        Map<Integer, UUID> ids = new HashMap<>();
        result.answers().forEach((order, answer) -> {
            try {
                ids.put(order, UUID.fromString(JSON.readTree(answer).path("id").asText()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(answer, e);
            }
        });
        return ids;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
