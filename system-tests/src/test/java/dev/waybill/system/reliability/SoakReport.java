package dev.waybill.system.reliability;

import dev.waybill.judge.Finding;
import dev.waybill.judge.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a soak has seen, as Markdown: a line for each kind of fault, about the orders that were accepted from it to the next one. */
final class SoakReport {
    private static final Set<String> LOST = Set.of("order-kept");
    private static final Set<String> STUCK = Set.of("order-ended", "outbox-empty", "notification-ended", "events-handled");

    private final String command;
    private final Instant begun = Instant.now();
    private final Map<Fault, Line> lines = new EnumMap<>(Fault.class);
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final List<String> remarks = new ArrayList<>();
    private int rounds;
    private int brokenOff;
    private int accepted;
    private int violations;
    private long repeatedMails;

    SoakReport(String command) {
        this.command = command;
    }

    /** Of one kind of fault. */
    private static final class Line {
        private int kills;
        private int accepted;
        private final Set<String> lost = new HashSet<>();
        private final Set<String> stuck = new HashSet<>();
        private final Set<String> wrong = new HashSet<>();
        private Duration pause = Duration.ZERO;
        private Duration away = Duration.ZERO;
    }

    void add(KillRound.Outcome outcome) {
        rounds++;
        accepted += outcome.client().accepted().size();
        violations += outcome.verdict().violations().size();
        repeatedMails += outcome.repeatedMails();
        outcome.client().answers().forEach((status, count) -> answers.merge(status, count.get(), Integer::sum));
        outcome.verdict().violations().forEach(violation -> remarks.add("round " + rounds + ": " + violation));
        for (int i = 0; i < outcome.strikes().size(); i++) {
            Instant next = i + 1 < outcome.strikes().size() ? outcome.strikes().get(i + 1).at() : outcome.quiet();
            add(outcome.strikes().get(i), next, outcome);
        }
    }

    private void add(Strike strike, Instant next, KillRound.Outcome outcome) {
        Line line = lines.computeIfAbsent(strike.fault(), fault -> new Line());
        List<UUID> orders = outcome.client().accepted(strike.at(), next);
        Set<String> subjects = orders.stream().map(UUID::toString).collect(Collectors.toSet());
        line.kills++;
        line.accepted += orders.size();
        line.pause = longer(line.pause, outcome.client().longestPause(strike.at(), next));
        line.away = longer(line.away, Duration.between(strike.at(), strike.repaired()));
        for (Violation violation : outcome.verdict().violations()) {
            Set<String> found = LOST.contains(violation.invariant()) ? line.lost : STUCK.contains(violation.invariant()) ? line.stuck : line.wrong;
            violation.findings().stream().map(Finding::subject).filter(subjects::contains).forEach(found::add);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    void brokenOff(Path folder, Exception failure) {
        rounds++;
        brokenOff++;
        remarks.add("round " + rounds + " was broken off, see " + folder.getFileName() + ": "
                + failure.toString().lines().findFirst().orElseThrow());
    }

    int brokenOff() {
        return brokenOff;
    }

    int kills() {
        return lines.values().stream().mapToInt(line -> line.kills).sum();
    }

    boolean isClean() {
        return violations == 0 && brokenOff == 0;
    }

    String text() {
        var text = new StringBuilder("""
                # Soak

                `%s`

                %d kills in %d rounds, each of a new system with all settings as shipped, from %s to %s. %d orders were accepted
                (answered with 201). Invariants that did not hold: %d. Rounds that were broken off: %d.

                Answers that the client saw: %s. Mails that left once more under their own Message-ID: %d.

                Java %s, %s; %s

                | killed | times | accepted | lost | stuck | doubled or wrong | longest pause of answers | longest until back |
                |---|---|---|---|---|---|---|---|
                """.formatted(command, kills(), rounds, begun.truncatedTo(ChronoUnit.SECONDS), Instant.now().truncatedTo(ChronoUnit.SECONDS),
                accepted, violations, brokenOff, answers.entrySet().stream()
                        .map(answer -> (answer.getKey() == Ledger.NO_ANSWER ? "none" : answer.getKey()) + " " + answer.getValue() + " times")
                        .collect(Collectors.joining(", ")), repeatedMails, System.getProperty("java.version"), System.getProperty("soak.versions", ""),
                Runtime.getRuntime().availableProcessors() + " processors"));
        lines.forEach((fault, line) -> text.append("| %s | %d | %d | %d | %d | %d | %.1f s | %.1f s |%n".formatted(fault, line.kills, line.accepted,
                line.lost.size(), line.stuck.size(), line.wrong.size(), line.pause.toMillis() / 1000.0, line.away.toMillis() / 1000.0)));
        remarks.forEach(remark -> text.append("\n").append(remark).append("\n"));
        return text.toString();
    }
}
