package dev.waybill.judge;

import java.util.List;

/**
 * What the judge says.
 *
 * @param orders     how many were judged
 * @param invariants how many were checked
 * @param violations empty where all hold
 */
public record Verdict(long orders, int invariants, List<Violation> violations) {
    public boolean isClean() {
        return violations.isEmpty();
    }
}
