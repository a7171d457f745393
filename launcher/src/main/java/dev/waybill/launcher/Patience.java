package dev.waybill.launcher;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** Waits, with an end, for a process to become ready. */
final class Patience {

    private Patience() {
    }

    /** @throws LaunchException with the last lines of its log, if the process ended or the time is over */
    static void await(String name, Running process, Duration atMost, Callable<Boolean> ready) {
        try {
            Awaitility.await(name)
                    .atMost(atMost)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptionsMatching(e -> !(e instanceof LaunchException))
                    .failFast(name + " ended while it started", () -> !process.isAlive())
                    .until(ready);
        } catch (TerminalFailureException e) {
            throw new LaunchException(report(e.getMessage(), process), e);
        } catch (ConditionTimeoutException e) {
            throw new LaunchException(report(name + " was not ready after " + atMost.toSeconds() + " s", process), e);
        }
    }

    private static String report(String what, Running process) {
        return what + ". The end of " + process.log().path() + ":\n" + process.log().lastLines(30);
    }
}
