package dev.waybill.system.reliability;

import dev.waybill.system.machine.Ability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Mounts a file system, to see whether that can be done. */
class MountCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Ability.evaluate(context.getDisplayName(),
                "Linux, and root or sudo without a password, to mount a small file system", canMount(), System.getenv());
    }

    private static boolean canMount() {
        try {
            Path folder = Files.createTempDirectory("mount-");
            try (var disk = new SmallDisk(folder, 1)) {
                return disk.free() > 0;
            } finally {
                Files.delete(folder);
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException refused) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
