package dev.waybill.system.reliability;

import dev.waybill.system.machine.Ability;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for the library. */
class FaketimeCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Ability.evaluate(context.getDisplayName(), "libfaketime (on Debian: the package faketime)",
                WallClock.library().isPresent(), System.getenv());
    }
}
