package dev.waybill.benchmark.report;

import static dev.waybill.benchmark.report.Summary.rounded;

import dev.waybill.benchmark.ceiling.Ceiling;
import dev.waybill.benchmark.measure.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What is worth reading in a result. */
final class Tables {
    private static final String PEER = "peer";
    private final Result result;
    private final List<Summary> summaries;

    Tables(Result result) {
        this.result = result;
        summaries = Summary.of(result.measurements()).stream().sorted(Comparator.comparing(Summary::load)).toList();
    }

    List<Table> all() {
        List<Table> tables = new ArrayList<>(List.of(rates(), costs(), parts()));
        if (summaries.stream().anyMatch(summary -> summary.system().equals(PEER))) {
            tables.add(ratios());
        }
        if (!result.ceilings().isEmpty()) {
            tables.add(ceilings());
        }
        tables.addAll(result.profiles());
        return tables;
    }

    private Table rates() {
        return new Table("Rates and answer times of POST (median of the rounds, least and most)",
                List.of("load", "system", "accepted/s", "end to end/s", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "max ms", "lost", "doubled"),
                summaries.stream().map(each -> Table.cells(each.load(), each.system(), each.spread(Measurement::acceptedRate, 0),
                        each.spread(Measurement::endToEndRate, 0), each.spread(m -> m.latency().p50(), 1), each.spread(m -> m.latency().p90(), 1),
                        each.spread(m -> m.latency().p99(), 1), each.spread(m -> m.latency().p999(), 1), each.spread(m -> m.latency().max(), 0),
                        each.total(Measurement::lost), each.total(Measurement::doubled))).toList());
    }

    private Table costs() {
        return new Table("Cost of an order",
                List.of("load", "system", "CPU ms", "client's CPU ms", "log flushes", "kB written", "cores used by others"),
                summaries.stream().map(each -> Table.cells(each.load(), each.system(), each.spread(Measurement::cpuMillisTotal, 2),
                        each.spread(Measurement::clientCpuMillis, 2), each.spread(Measurement::flushes, 2),
                        each.spread(m -> m.bytesWrittenTotal() / 1e3, 1), each.spread(Measurement::coresUsedByOthers, 2))).toList());
    }

    private Table parts() {
        List<List<String>> rows = new ArrayList<>();
        for (Summary each : summaries) {
            for (String part : each.rounds().get(0).cpuMillis().keySet()) {
                rows.add(Table.cells(each.load(), each.system(), part, each.spread(m -> m.cpuMillis().get(part), 3),
                        each.spread(m -> m.bytesWritten().get(part) / 1e3, 1)));
            }
        }
        return new Table("Cost of an order by process", List.of("load", "system", "part", "CPU ms", "kB written"), rows);
    }

    private Table ratios() {
        List<List<String>> rows = new ArrayList<>();
        summaries.stream().filter(each -> !each.system().equals(PEER)).forEach(each -> summary(PEER, each.load()).ifPresent(peer ->
                rows.add(Table.cells(each.load(), each.system(), ratio(each, peer, Measurement::acceptedRate), ratio(each, peer, Measurement::endToEndRate),
                        ratio(each, peer, m -> m.latency().p50()), ratio(each, peer, m -> m.latency().p99()), ratio(each, peer, Measurement::cpuMillisTotal)))));
        return new Table("Waybill as a multiple of the peer", List.of("load", "system", "accepted/s", "end to end/s", "p50", "p99", "CPU"), rows);
    }

    private Table ceilings() {
        Summary best = summaries.stream().filter(each -> each.system().contains("same") && each.load().startsWith("closed"))
                .max(Comparator.comparingDouble(each -> each.median(Measurement::endToEndRate))).orElse(summaries.get(0));
        double rate = best.median(Measurement::endToEndRate);
        return new Table("Ceilings, against %s orders/s end to end (%s; %s). The nearest is the first".formatted(rounded(rate, 0), best.system(), best.load()),
                List.of("ceiling", "measured", "that is orders/s", "Waybill reaches"),
                result.ceilings().stream().map(ceiling -> ceiling.perOrder(best.median(Measurement::flushes)))
                        .sorted(Comparator.comparingDouble(Ceiling::ordersPerSecond))
                        .map(each -> Table.cells(each.name(), rounded(each.perSecond(), 0) + "/s " + each.unit(), rounded(each.ordersPerSecond(), 0),
                                rounded(100 * rate / each.ordersPerSecond(), 0) + " %")).toList());
    }

    private Optional<Summary> summary(String system, String load) {
        return summaries.stream().filter(each -> each.system().equals(system) && each.load().equals(load)).findFirst();
    }

    private static String ratio(Summary one, Summary other, ToDoubleFunction<Measurement> figure) {
        return rounded(one.median(figure) / other.median(figure), 2);
    }
}
