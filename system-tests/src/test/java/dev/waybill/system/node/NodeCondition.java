package dev.waybill.system.node;

import dev.waybill.system.machine.Ability;
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
        return Ability.evaluate(test, "Node 18 or newer with npm on the path", found, environment);
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
