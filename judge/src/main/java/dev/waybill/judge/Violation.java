package dev.waybill.judge;

import java.util.List;

/**
 * An invariant that does not hold.
 *
 * @param findings all that breaks it
 */
public record Violation(String invariant, String sentence, List<Finding> findings) {
    private static final int SHOWN = 20;

    /** For people: how many there are, and the first of them. */
    @Override
    public String toString() {
        var text = new StringBuilder("%s: %d. %s".formatted(invariant, findings.size(), sentence));
        findings.stream().limit(SHOWN).forEach(finding -> text.append("\n    ").append(finding.subject()).append("  ").append(finding.found()));
        return findings.size() > SHOWN ? text.append("\n    ..").toString() : text.toString();
    }
}
