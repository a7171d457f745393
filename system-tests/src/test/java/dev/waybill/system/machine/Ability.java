package dev.waybill.system.machine;

import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** Decides on a test that not every machine can run: skipped with a line that says why, or, in CI, failed. */
public final class Ability {
    private Ability() {
    }

    /**
     * @param need        what the test needs, as the end of "it needs .."
     * @param environment of this process; {@code CI} in it means that nothing may be skipped
     */
    public static ConditionEvaluationResult evaluate(String test, String need, boolean there, Map<String, String> environment) {
        if (there) {
            return ConditionEvaluationResult.enabled("There is " + need);
        }
        String reason = test + " is skipped: it needs " + need;
        if (environment.containsKey("CI")) {
            throw new IllegalStateException(reason + ", and in CI nothing may be skipped");
        }
        System.out.println(reason);
        return ConditionEvaluationResult.disabled(reason);
    }
}
