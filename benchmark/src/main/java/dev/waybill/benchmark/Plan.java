package dev.waybill.benchmark;

import dev.waybill.benchmark.load.Load;
import dev.waybill.benchmark.report.Commit;
import dev.waybill.benchmark.system.Flow;
import dev.waybill.benchmark.system.Nodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * What to measure.
 *
 * @param warmUp  orders before each system is measured: the JIT compiler of a new JVM needs tens of thousands
 * @param history orders of the past in the database of Waybill
 * @param nodes   app servers of Waybill that share the orders
 * @param settings of Waybill that are not as shipped
 * @param work    for all state of the systems
 * @param output  for the report
 */
record Plan(int rounds, int orders, int warmUp, int history, Nodes nodes, List<Integer> connections, List<Integer> rates,
        int openSeconds, List<Flow> flows, String settings, String version, Path peer, Path peerHome, Path work, Path output,
        boolean ceilings, boolean profile) {

    /** From {@code benchmark.properties}, which the build has filled in. */
    static Plan given() throws IOException {
        try (InputStream file = Plan.class.getResourceAsStream("/benchmark.properties")) {
            Properties given = new Properties();
            given.load(file);
            return new Plan(number(given, "rounds"), number(given, "orders"), number(given, "warm-up"), number(given, "history"),
                    new Nodes(number(given, "nodes"), Double.parseDouble(given.getProperty("node-processors"))),
                    numbers(given, "connections"), numbers(given, "rates"), number(given, "open-seconds"),
                    words(given, "flows").stream().map(word -> Flow.valueOf(word.toUpperCase(Locale.ROOT))).toList(),
                    given.getProperty("settings").strip(),
                    given.getProperty("version") + ", commit " + Commit.of(path(given, "work")).name(),
                    path(given, "peer"), path(given, "peer-home"), path(given, "work"), path(given, "output"),
                    Boolean.parseBoolean(given.getProperty("ceilings")), Boolean.parseBoolean(given.getProperty("profile")));
        }
    }

    /** In the order in which each system gets them. */
    List<Load> loads() {
        List<Load> loads = new ArrayList<>();
        connections.forEach(each -> loads.add(Load.closed(orders, each)));
        rates.forEach(each -> loads.add(Load.open(each, openSeconds)));
        return loads;
    }

    @Override
    public String toString() {
        return "Waybill %s, settings %s; %d rounds of %d orders after %d, %d of the past, %d node(s)%s; Java %s, %s %s".formatted(version,
                settings.isEmpty() ? "as shipped" : settings, rounds, orders, warmUp, history, nodes.count(),
                nodes.areLimited() ? " of %s processors".formatted(nodes.processors()) : "", Runtime.version(),
                System.getProperty("os.name"), System.getProperty("os.version"));
    }

    private static int number(Properties given, String key) {
        return Integer.parseInt(given.getProperty(key));
    }

    private static List<Integer> numbers(Properties given, String key) {
        return words(given, key).stream().map(Integer::valueOf).toList();
    }

    private static List<String> words(Properties given, String key) {
        return Arrays.stream(given.getProperty(key).split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    private static Path path(Properties given, String key) {
        return Path.of(given.getProperty(key)).toAbsolutePath().normalize();
    }
}
