package dev.waybill.command.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.command.Api;
import dev.waybill.command.CommandException;
import dev.waybill.command.Interval;
import dev.waybill.command.Replay;
import dev.waybill.command.Service;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
        description = {"Puts database and broker in step again, after a backup of either was restored. See docs/backup.md.",
            "Call it while they run and no app server does; it says when to start one."},
        exitCodeList = {"0:done", "1:failed; the message says what to do", "2:wrong usage",
            "3:done, but some events became dead letters"})
public final class RestoreCommand implements Callable<Integer> {
    static final int INCOMPLETE = 3;
    private static final String QUEUE = "order.replay";
    /** The clock of an app server stamps what is removed, that of the database what is sent again: rather too much of it. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

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
        Api api = service.api();
        Replay replay = service.replay(QUEUE, "order.events");
        var unread = new UnreadMessages(service.broker());
        unread.checkThatNobodyReads();
        try {
            remove(unread, begin);
            // From here on every message is of the restored database, or of what it gets back.
            return bringBack(new Interval(begin.toInstant(), Instant.now()), api, replay);
        } catch (RuntimeException e) {
            throw new CommandException("What was taken from the broker may not be back: " + e.getMessage()
                    + ". Once that is mended, stop the app servers and call this again", e);
        }
    }

    /** What the database knows of it is sent again; what it has lost is decided anew, so the old news of it must not act. */
    private void remove(UnreadMessages unread, OffsetDateTime begin) {
        unread.removeSince(begin.toInstant()).forEach((queue, messages) ->
                out().println("%d messages, sent since %s, are taken from %s".formatted(messages, since, queue)));
    }

    private int bringBack(Interval lost, Api api, Replay replay) throws InterruptedException {
        long deadLetters = replay.deadLetters();
        out().println("Start an app server now; this goes on when it is up ..");
        api.awaitReady();
        JsonNode sent = api.post("/events/resend", Map.of("since", lost.from().minus(CLOCKS).toString()));
        out().println("%d events, sent since %s, are sent again; whoever knows them does nothing."
                .formatted(sent.get("events").asLong(), sent.get("since").asText()));
        replay.run(lost.from().atOffset(ZoneOffset.UTC), List.of());
        out().println("The history of the broker was read; the server's log names each order that came back from it.");
        out().println("Where it was the database that was restored, count sales figures again only with"
                + " analytics rebuild --without=" + lost);
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
