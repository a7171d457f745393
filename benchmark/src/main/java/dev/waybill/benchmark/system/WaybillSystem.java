package dev.waybill.benchmark.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.benchmark.machine.ProcessorLimit;
import dev.waybill.broker.Jolokia;
import dev.waybill.judge.Judge;
import dev.waybill.judge.Scope;
import dev.waybill.judge.Verdict;
import dev.waybill.launcher.AppServer;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Waybill as the launcher starts it: shipped settings, every commit durable, ports and a folder of its own. */
public final class WaybillSystem implements OrderSystem {
    /** Where messages may lie for good. */
    private static final String AT_REST = ".*(\\.dead-letters|orders\\.review|expired|launcher\\.probe)";
    /** It keeps all that it was ever asked: with as much as is shipped it spent its time on its memory after 130,000 payments. */
    private static final String SANDBOX_HEAP = "2g";
    /** It stands for a provider elsewhere, and is to take as little of this machine as it can. */
    private static final String SANDBOX_OPTIONS = "-XX:TieredStopAtLevel=4";
    private static final Duration COUNT_EVERY = Duration.ofSeconds(2);

    private final Flow flow;
    private final int history;
    private final Nodes nodes;
    private final Waybill waybill;
    private final Consumer<String> progress;
    private final List<AppServer> appServers = new ArrayList<>();
    private final List<ProcessorLimit> limits = new ArrayList<>();
    /** Above the ids of all orders that are not looked at. */
    private UUID first;
    private long notifications;
    private long counted = System.nanoTime();
    private Jolokia jolokia;

    /**
     * @param history  how many orders of the past lie in the database
     * @param nodes    app servers that share the work
     * @param settings with a new folder for all of its state
     */
    public WaybillSystem(Flow flow, int history, Nodes nodes, Settings settings, Consumer<String> progress) {
        this.flow = flow;
        this.history = history;
        this.nodes = nodes;
        this.progress = progress;
        waybill = new Waybill(settings.with("waybill.payment.required", Boolean.toString(flow.paymentRequired()))
                .with("waybill.payment-sandbox.heap", SANDBOX_HEAP).with("waybill.payment-sandbox.java-options", SANDBOX_OPTIONS), progress);
    }

    @Override
    public String name() {
        return "Waybill, " + flow.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void start() {
        waybill.start();
        appServers.add(waybill.appServer());
        while (appServers.size() < nodes.count()) {
            appServers.add(waybill.startAnotherNode(Map.of()));
        }
        if (nodes.areLimited()) {
            appServers.forEach(node -> limits.add(new ProcessorLimit(node.handle().pid(), nodes.processors())));
        }
        // One for all questions: each has an HTTP client of its own.
        jolokia = waybill.broker().jolokia();
        flow.off().forEach(subscription -> jolokia.execute(
                Jolokia.queue(subscription.address(), "multicast", subscription.queue()), "disable()"));
        new Catalogue(waybill.appServer().httpUri()).fill();
        try {
            new History(new Superuser(waybill.database(), waybill.settings()), history, progress).write();
        } catch (SQLException e) {
            throw new IllegalStateException("orders of the past", e);
        }
    }

    /** To look at more than every system has. */
    public Waybill waybill() {
        return waybill;
    }

    @Override
    public List<URI> orders() {
        return appServers.stream().map(node -> node.httpUri().resolve("/orders")).toList();
    }

    @Override
    public String body(int order) {
        return "{\"customerId\":\"user-%d\",\"items\":[%s]}".formatted(order, Orders.lines(order).stream()
                .map(line -> "{\"productId\":\"%s\",\"quantity\":%d}".formatted(Catalogue.id(line.product()), line.quantity()))
                .collect(Collectors.joining(",")));
    }

    @Override
    public SortedMap<String, Long> parts() {
        SortedMap<String, Long> parts = new TreeMap<>(Map.of(
                "broker", waybill.broker().handle().pid(),
                "database", waybill.database().handle().pid(),
                "payment sandbox", waybill.paymentSandbox().handle().pid()));
        for (int node = 0; node < appServers.size(); node++) {
            parts.put(node == 0 ? "app server" : "app server " + (node + 1), appServers.get(node).handle().pid());
        }
        return parts;
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(waybill.database().jdbcUrl(), waybill.database().user(), waybill.database()
                .password());
    }

    @Override
    public void begin(Connection database) throws SQLException {
        first = Queries.id(database);
        notifications = 0;
    }

    @Override
    public Progress progress(Connection database) throws SQLException {
        boolean quiet = isQuiet(database);
        // Counting costs, and is nothing that orders cost: when it matters, and now and then to see that it goes on.
        if (quiet || System.nanoTime() - counted > COUNT_EVERY.toNanos()) {
            notifications = notifications(database);
            counted = System.nanoTime();
        }
        return new Progress(notifications, taken(database).values().stream().mapToLong(Long::longValue).sum(), quiet);
    }

    private long notifications(Connection database) throws SQLException {
        return Queries.number(database, """
                select count(*) from notification.notification where status not in ('QUEUED', 'SENDING') and order_id > '%s'"""
                .formatted(first));
    }

    /** Looked at twice: an event may have left the outbox for a queue, or a listener written the next one, in between. */
    private boolean isQuiet(Connection database) throws SQLException {
        for (int look = 0; look < 2; look++) {
            // The broker first: to ask for a row of the outbox is to read past all that were removed since its last vacuum.
            if (messagesUnderWay() > 0 || Queries.number(database, "select count(*) from (select from messaging.outbox limit 1)") > 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Map<UUID, Notified> notified(Connection database) throws SQLException {
        return Queries.notified(database, """
                select order_id, count(*) filter (where channel = 'EMAIL'), count(*) filter (where channel = 'PUSH')
                from notification.notification where order_id > '%s' group by order_id""".formatted(first));
    }

    @Override
    public Map<Integer, Long> taken(Connection database) throws SQLException {
        return Queries.taken(database,
                "select substr(product_id, %d)::int, %d - available from inventory.stock where product_id like '%s%%'"
                .formatted(Catalogue.PREFIX.length() + 1, Orders.STOCK, Catalogue.PREFIX));
    }

    @Override
    public String verdict(Connection database, Iterable<UUID> accepted) throws SQLException {
        if (flow != Flow.ALL) {
            // It would miss what the consumers do that are off.
            return "";
        }
        List<UUID> orders = new ArrayList<>();
        accepted.forEach(orders::add);
        Verdict verdict = new Judge().judge(database, Scope.of(orders));
        return verdict.violations().stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    @Override
    public void forget() {
        try (Stream<Path> files = Files.walk(waybill.settings().runDirectory())) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long messagesUnderWay() {
        JsonNode queues = jolokia.read(Jolokia.queue("*", "*", "*").replace("\"*\"", "*"), "MessageCount");
        return queues.properties().stream().filter(queue -> !queue.getKey().replaceAll(".*queue=\"([^\"]*)\".*", "$1")
                .matches(AT_REST))
                .mapToLong(queue -> queue.getValue().path("MessageCount").asLong()).sum();
    }

    @Override
    public void close() {
        waybill.close();
        limits.forEach(ProcessorLimit::close);
    }
}
