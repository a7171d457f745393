package dev.waybill.command.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.command.CommandException;
import dev.waybill.command.Replay;
import dev.waybill.command.Service;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
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
        exitCodeList = {"0:done", "1:failed; the message says what to do", "2:wrong usage",
            "3:done, but some events became dead letters"})
public final class RestoreCommand implements Callable<Integer> {
    static final int INCOMPLETE = 3;
    private static final String QUEUE = "order.replay";

    @Option(names = "--since", required = true, paramLabel = "<instant>",
            description = "Some minutes before the older of the two backups, such as 2026-01-15T09:00:00Z.")
    String since;
    @Mixin
    Service service;
    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var begin = instant();
        Replay replay = service.replay(QUEUE, "order.events");
        long deadLetters = replay.deadLetters();
        JsonNode sent = service.api().post("/events/resend", Map.of("since", since));
        out().println("%d events, sent since %s, are sent again; whoever knows them does nothing."
                .formatted(sent.get("events").asLong(), sent.get("since").asText()));
        try {
            replay.run(begin);
        } catch (RuntimeException e) {
            throw new CommandException("The history of the broker was not read to its end: " + e.getMessage()
                    + ". Once that is mended, call this again", e);
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
