package dev.waybill.command.judge;

import dev.waybill.broker.Jolokia;
import dev.waybill.command.CommandException;
import dev.waybill.command.Operator;
import dev.waybill.judge.BrokerTransactions;
import dev.waybill.judge.DeadLetters;
import dev.waybill.judge.ExpiredMessages;
import dev.waybill.judge.Judge;
import dev.waybill.judge.Scope;
import dev.waybill.judge.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks the invariants on the database and the broker of a running system. */
@Command(name = "judge", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n",
        description = "Says whether anything was lost, doubled or left behind. It writes nothing.",
        exitCodeList = {"0:all holds", "1:something does not hold, each named; or it could not be found out", "2:wrong usage"})
public final class JudgeCommand implements Callable<Integer> {
    private static final Duration BROKER_PATIENCE = Duration.ofMinutes(1);

    @Option(names = "--database-url", defaultValue = "jdbc:postgresql://127.0.0.1:15432/waybill", paramLabel = "<url>",
            description = {"JDBC URL of the database, or of a standby", "(default: ${DEFAULT-VALUE})."})
    String databaseUrl;
    @Option(names = "--database-user", defaultValue = "waybill", paramLabel = "<name>",
            description = {"Who logs in to it, with the password in the environment variable WAYBILL_DATABASE_PASSWORD",
                "or the line database.<user>=<password> of the password file (default: ${DEFAULT-VALUE})."})
    String databaseUser;
    @Option(names = "--accepted", paramLabel = "<file>",
            description = {"Ids of orders that were answered with 201, one a line: each must be there",
                "(default: judge the orders that are there)."})
    Path accepted;
    @Option(names = "--grace", defaultValue = "PT15M", paramLabel = "<duration>",
            description = {"What changed within this time may still be on its way;",
                "PT0S where all is quiet, ISO 8601 (default: ${DEFAULT-VALUE})."})
    Duration grace;
    @Option(names = "--reach", defaultValue = "P28D", paramLabel = "<duration>",
            description = {"Older orders are not judged. Keep it shorter than waybill.inbox.retention,",
                "ISO 8601 (default: ${DEFAULT-VALUE})."})
    Duration reach;
    @Option(names = "--without", paramLabel = "<invariant>",
            description = {"Does not check this one, such as 'charged' where waybill.payment.required is false.", "May be given several times."})
    List<String> without = List.of();
    @Option(names = "--no-broker", description = "Ask the database alone.")
    boolean noBroker;
    @Mixin
    Operator operator;
    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var judge = new Judge();
        if (!noBroker) {
            Jolokia broker = operator.broker(BROKER_PATIENCE);
            judge.with(new DeadLetters(broker)).with(new ExpiredMessages(broker)).with(new BrokerTransactions(broker));
        }
        leaveOut(judge);
        Verdict verdict = judge(judge, new Scope(accepted == null ? null : orders(accepted), reach, grace));
        PrintWriter out = spec.commandLine().getOut();
        verdict.violations().forEach(out::println);
        out.println("%d orders, %d invariants, %d of them do not hold"
                .formatted(verdict.orders(), verdict.invariants(), verdict.violations().size()));
        return verdict.isClean() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void leaveOut(Judge judge) {
        try {
            without.forEach(judge::without);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '--without': " + e.getMessage());
        }
    }

    private Verdict judge(Judge judge, Scope scope) {
        String password = operator.password("database." + databaseUser, "WAYBILL_DATABASE_PASSWORD");
        try (var database = DriverManager.getConnection(databaseUrl, databaseUser, password)) {
            return judge.judge(database, scope);
        } catch (SQLException e) {
            throw new CommandException("The database %s: %s".formatted(databaseUrl, e.getMessage()), e);
        }
    }

    private static List<UUID> orders(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.isEmpty())
                    .map(UUID::fromString).toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException("The file " + file.toAbsolutePath() + " cannot be read: " + e, e);
        }
    }
}
