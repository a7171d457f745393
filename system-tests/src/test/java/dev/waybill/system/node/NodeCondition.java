package dev.waybill.system.node;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for node and npm on the path. */
class NodeCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return evaluate(context.getDisplayName(), answers("node") && answers("npm"), System.getenv());
    }

    static ConditionEvaluationResult evaluate(String test, boolean found, Map<String, String> environment) {
        if (found) {
            return ConditionEvaluationResult.enabled("Node is there");
        }
        String reason = test + " is skipped: it needs Node 18 or newer with npm on the path";
        if (environment.containsKey("CI")) {
            throw new IllegalStateException(reason + ", and in CI nothing may be skipped");
        }
        System.out.println(reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    private static boolean answers(String command) {
        try {
            return new ProcessBuilder(command, "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
