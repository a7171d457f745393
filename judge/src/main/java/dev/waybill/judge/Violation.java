package dev.waybill.judge;

import java.util.List;

/**
 * An invariant that does not hold.
 *
 * @param count how many things break it
 * @param first the first of them
 */
public record Violation(String invariant, String sentence, int count, List<Finding> first) {
    private static final int SHOWN = 20;

    static Violation of(Invariant invariant, List<Finding> findings) {
        return new Violation(invariant.name(), invariant.sentence(), findings.size(),
                List.copyOf(findings.subList(0, Math.min(SHOWN, findings.size()))));
    }

    /** For people. */
    @Override
    public String toString() {
        var text = new StringBuilder("%s: %d. %s".formatted(invariant, count, sentence));
        first.forEach(finding -> text.append("\n    ").append(finding.subject()).append("  ").append(finding.found()));
        return count > first.size() ? text.append("\n    ..").toString() : text.toString();
    }
}
