package dev.waybill.system.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jboss.byteman.agent.Main;

/**
 * An agent in the JVM of the app server that makes it die at points in its code, as by {@code kill -9}. The rules are there
 * from the start, because those that come later fail on classes of class loaders that Payara has thrown away; a file
 * arms one.
 */
final class Byteman {
    /**
     * For the JVM. Compiled less, it starts sooner. Without verification, because some of these classes were refused (VerifyError)
     * once Byteman had changed them.
     */
    static final String QUICK = " -XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote";

    private static final String DIE = """
            RULE %1$s
            CLASS %2$s
            METHOD %3$s
            %4$s
            BIND armed = new java.io.File("%5$s")
            IF armed.exists() && flag("reached")
            DO traceOpen("mark", "%6$s"), traceln("mark", "%1$s"), traceClose("mark"), killJVM(137)
            ENDRULE
            """;
    private static final String FAIL = """
            RULE of %1$d events and more fail
            CLASS dev.waybill.inventory.reservation.ReservationHandler
            METHOD handle
            AT ENTRY
            BIND armed = new java.io.File("%2$s")
            IF armed.exists() && $1.size() >= %1$d
            DO throw new java.lang.IllegalStateException("%1$d and more")
            ENDRULE
            """;

    private final Path folder;

    Byteman(Path folder) throws IOException {
        this.folder = folder;
        String rules = Arrays.stream(Point.values())
                .map(point -> DIE.formatted(point, point.type(), point.method(), point.location(), armed(point), mark(point)))
                .collect(Collectors.joining());
        Files.writeString(script(), rules + FAIL.formatted(1, failing(1)) + FAIL.formatted(2, failing(2)));
    }

    /** For the JVM; the server's class loaders find the agent's classes among those of Java itself. */
    String javaOption() {
        return javaOption(script());
    }

    /** The same for rules of one's own. */
    static String javaOption(Path script) {
        String agent = Main.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        return "-javaagent:%s=script:%s,boot:%s".formatted(agent, script, agent);
    }

    /** From now on the server dies there. */
    void arm(Point point) throws IOException {
        Files.deleteIfExists(mark(point));
        Files.createFile(armed(point));
    }

    /** From now on inventory fails on each message of so many events, 1 or 2, or more. */
    void fail(int events) throws IOException {
        Files.createFile(failing(events));
    }

    void disarm() throws IOException {
        Files.deleteIfExists(failing(1));
        Files.deleteIfExists(failing(2));
        for (Point point : Point.values()) {
            Files.deleteIfExists(armed(point));
        }
    }

    /** What the server leaves behind when it dies there. */
    Path mark(Point point) {
        return folder.resolve(point.name());
    }

    private Path armed(Point point) {
        return folder.resolve(point + ".armed");
    }

    private Path failing(int events) {
        return folder.resolve(events + "-fail");
    }

    private Path script() {
        return folder.resolve("points.btm");
    }
}
