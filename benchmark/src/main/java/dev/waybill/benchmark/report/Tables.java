package dev.waybill.benchmark.report;

import static dev.waybill.benchmark.report.Column.spread;
import static dev.waybill.benchmark.report.Column.total;
import static dev.waybill.benchmark.report.Summary.rounded;

import dev.waybill.benchmark.ceiling.Ceiling;
import dev.waybill.benchmark.measure.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
        List<Summary> peers = summaries.stream().filter(each -> each.system().equals(PEER)).toList();
        if (!peers.isEmpty()) {
            tables.add(ratios(peers));
        }
        if (!result.ceilings().isEmpty() && !summaries.isEmpty()) {
            tables.add(ceilings());
        }
        tables.addAll(result.profiles());
        return tables;
    }

    private Table rates() {
        return Column.table("Rates and answer times of POST (median of the rounds, least and most)", summaries,
                spread("accepted/s", 0, Measurement::acceptedRate),
                new Column("end to end/s", each ->
                        each.spread(Measurement::endToEndRate, 0) + (each.isComplete() ? "" : " (not complete)")),
                spread("p50 ms", 1, round -> round.latency().p50()),
                spread("p90 ms", 1, round -> round.latency().p90()),
                spread("p99 ms", 1, round -> round.latency().p99()),
                spread("p99.9 ms", 1, round -> round.latency().p999()),
                spread("max ms", 0, round -> round.latency().max()),
                total("errors", round -> round.orders() - round.accepted()),
                total("lost", Measurement::lost),
                total("doubled", Measurement::doubled),
                total("pieces wrong", round -> round.piecesMissing() + round.piecesTooMany()));
    }

    private Table costs() {
        return Column.table("Cost of an order", summaries,
                spread("CPU ms", 2, Measurement::cpuMillisTotal),
                spread("client's CPU ms", 2, Measurement::clientCpuMillis),
                spread("log flushes", 2, Measurement::flushes),
                spread("kB written", 1, round -> round.bytesWrittenTotal() / 1e3),
                spread("cores used by others", 2, Measurement::coresUsedByOthers));
    }

    private Table parts() {
        List<List<String>> rows = new ArrayList<>();
        for (Summary each : summaries) {
            for (String part : each.rounds().get(0).cpuMillis().keySet()) {
                rows.add(List.of(each.load(), each.system(), part, each.spread(round -> round.cpuMillis().get(part), 3),
                        each.spread(round -> round.bytesWritten().get(part) / 1e3, 1)));
            }
        }
        return new Table("Cost of an order by process", List.of("load", "system", "part", "CPU ms", "kB written"), rows);
    }

    private Table ratios(List<Summary> peers) {
        List<Summary> compared = summaries.stream().filter(each -> !peers.contains(each))
                .filter(each -> peers.stream().anyMatch(peer -> peer.load().equals(each.load()))).toList();
        return Column.table("Waybill as a multiple of the peer", compared,
                multiple("accepted/s", peers, Measurement::acceptedRate),
                multiple("end to end/s", peers, Measurement::endToEndRate),
                multiple("p50", peers, round -> round.latency().p50()),
                multiple("p99", peers, round -> round.latency().p99()),
                multiple("CPU", peers, Measurement::cpuMillisTotal));
    }

    private static Column multiple(String name, List<Summary> peers, ToDoubleFunction<Measurement> figure) {
        return new Column(name, each -> rounded(each.median(figure)
                / peers.stream().filter(peer -> peer.load().equals(each.load())).findFirst().orElseThrow().median(figure), 2));
    }

    private Table ceilings() {
        Summary best = summaries.stream().filter(each -> !each.system().equals(PEER) && each.load().startsWith("closed"))
                .max(Comparator.comparingDouble(each -> each.median(Measurement::endToEndRate))).orElse(summaries.get(0));
        double rate = best.median(Measurement::endToEndRate);
        String title = "Ceilings, against %s orders/s end to end (%s; %s); the nearest comes first";
        return new Table(title.formatted(rounded(rate, 0), best.system(), best.load()),
                List.of("ceiling", "measured", "that is orders/s", "Waybill reaches"),
                result.ceilings().stream().map(each -> each.perOrder(best.median(Measurement::flushes)))
                        .sorted(Comparator.comparingDouble(Ceiling::ordersPerSecond)).map(each -> row(each, rate)).toList());
    }

    private static List<String> row(Ceiling ceiling, double rate) {
        return List.of(ceiling.name(), rounded(ceiling.perSecond(), 0) + "/s " + ceiling.unit(),
                rounded(ceiling.ordersPerSecond(), 0), rounded(100 * rate / ceiling.ordersPerSecond(), 0) + " %");
    }
}
