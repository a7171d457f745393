package dev.waybill.benchmark.report;

import dev.waybill.benchmark.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** One figure of all summaries. */
record Column(String name, Function<Summary, String> cell) {

    static Column spread(String name, int decimals, ToDoubleFunction<Measurement> figure) {
        return new Column(name, summary -> summary.spread(figure, decimals));
    }

    static Column total(String name, ToDoubleFunction<Measurement> figure) {
        return new Column(name, summary -> Long.toString(summary.total(figure)));
    }

    /** One row for each summary, after its load and its system. */
    static Table table(String title, List<Summary> summaries, Column... columns) {
        List<Column> all = new ArrayList<>(List.of(new Column("load", Summary::load), new Column("system", Summary::system)));
        all.addAll(List.of(columns));
        return new Table(title, all.stream().map(Column::name).toList(),
                summaries.stream().map(summary -> all.stream().map(column -> column.cell().apply(summary)).toList()).toList());
    }
}
