package dev.waybill.command.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.command.Api;
import dev.waybill.command.CommandException;
import dev.waybill.command.Interval;
import dev.waybill.command.Replay;
import dev.waybill.command.Service;
import java.io.PrintWriter;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Empties the sales figures from an hour on and has them counted again from the broker's history, while orders go on. */
@Command(name = "rebuild", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n",
        description = "Counts the sales figures again from the broker's history, while orders go on.",
        exitCodeList = {"0:counted again", "1:failed; the message says what to do", "2:wrong usage",
            "3:counted again, but figures are missing or events became dead letters"})
public final class RebuildCommand implements Callable<Integer> {
    static final int INCOMPLETE = 3;
    private static final String QUEUE = "analytics.replay";

    @Option(names = "--from", paramLabel = "<instant>",
            description = {"First hour to count again, such as 2026-01-15T09:00:00Z",
                "(default: the first that the history surely holds)."})
    String from;
    @Option(names = "--without", paramLabel = "<instant>/<instant>", converter = Interval.Converter.class,
            description = {"Leave out what was sent meanwhile, as a restore of the database has said.",
                "May be given more than once."})
    List<Interval> without = List.of();
    @Mixin
    Service service;
    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Api api = service.api();
        Replay replay = service.replay(QUEUE, "order.events", "payment.events");
        long deadLetters = replay.deadLetters();
        JsonNode rebuild = api.post("/analytics/rebuild", from == null ? Map.of() : Map.of("from", from));
        var begin = OffsetDateTime.parse(rebuild.get("from").asText());
        var before = new Figures(rebuild.get("replaced"));
        out().println("Emptied from " + begin + " on; the history is replayed ..");
        try {
            replay.run(begin, without);
        } catch (RuntimeException e) {
            throw new CommandException("The figures from " + begin + " on are incomplete: " + e.getMessage()
                    + ". Once that is mended, call it again with --from=" + begin + again(), e);
        }
        return report(before, after(api, begin), replay.deadLetters() - deadLetters);
    }

    private String again() {
        return without.stream().map(interval -> " --without=" + interval).collect(Collectors.joining());
    }

    private static Figures after(Api api, OffsetDateTime begin) {
        var end = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS).plusHours(1);
        JsonNode sales = api.get("/analytics/sales?from=%s&to=%s".formatted(begin.toInstant(), end.toInstant())).get("sales");
        return new Figures(sales);
    }

    private int report(Figures before, Figures after, long deadLetters) {
        before.lines().forEach(line -> out().println("before: " + line));
        after.lines().forEach(line -> out().println("now:    " + line));
        List<String> missing = before.missingFrom(after);
        missing.forEach(line -> out().println("missing: " + line));
        if (deadLetters > 0) {
            out().println(deadLetters + " events became dead letters, in " + QUEUE + ".dead-letters");
        }
        out().println(missing.isEmpty() && deadLetters <= 0 ? "Counted again; what came meanwhile is in it."
                : "Not everything was counted again. What stood there before is kept in analytics.replaced_sales_hour and "
                        + "analytics.replaced_product_hour; docs/analytics.md says how to put it back.");
        return missing.isEmpty() && deadLetters <= 0 ? CommandLine.ExitCode.OK : INCOMPLETE;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
