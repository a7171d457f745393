package dev.waybill.command.restore;

import dev.waybill.command.Api;
import dev.waybill.command.CommandException;
import dev.waybill.command.Operator;
import dev.waybill.command.Replay;
import java.io.PrintWriter;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** After a backup of the database or of the broker was restored: each gets from the other what it has lost. */
@Command(name = "restore", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n",
        description = "Puts database and broker in step again, after a backup of either was restored. See docs/backup.md.",
        exitCodeList = {"0:done", "1:failed; the message says what to do", "2:wrong usage", "3:done, but some events became dead letters"})
public final class RestoreCommand implements Callable<Integer> {
    static final int INCOMPLETE = 3;
    private static final String QUEUE = "order.replay";

    @Option(names = "--since", required = true, paramLabel = "<instant>",
            description = "Some minutes before the older of the two backups, such as 2026-01-15T09:00:00Z.")
    String since;
    @Option(names = "--api", defaultValue = "http://127.0.0.1:8080", paramLabel = "<uri>",
            description = "Where Waybill answers (default: ${DEFAULT-VALUE}).")
    URI root;
    @Option(names = "--patience", defaultValue = "PT1H", paramLabel = "<duration>",
            description = "How long each step may take, ISO 8601 (default: ${DEFAULT-VALUE}).")
    Duration patience;
    @Mixin
    Operator operator;
    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var begin = instant();
        var replay = new Replay(operator.broker(patience), QUEUE, List.of("order.events"));
        replay.check();
        long deadLetters = replay.deadLetters();
        long events = new Api(root, patience).post("/events/resend", Map.of("since", since)).get("events").asLong();
        out().println(events + " events are sent again; whoever knows them does nothing.");
        try {
            replay.start(begin);
            replay.await(patience);
        } catch (RuntimeException e) {
            throw new CommandException("The history of the broker was not read to its end: %s. Once that is mended, call this again"
                    .formatted(e.getMessage()), e);
        }
        return report(replay.deadLetters() - deadLetters);
    }

    private OffsetDateTime instant() {
        try {
            return OffsetDateTime.parse(since);
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(), "--since: an instant such as 2026-01-15T09:00:00Z is expected", e);
        }
    }

    private int report(long deadLetters) {
        out().println("The history of the broker was read; the server's log names each order that came back from it.");
        if (deadLetters > 0) {
            out().println(deadLetters + " events of it became dead letters, in " + QUEUE + ".dead-letters");
            return INCOMPLETE;
        }
        return CommandLine.ExitCode.OK;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
