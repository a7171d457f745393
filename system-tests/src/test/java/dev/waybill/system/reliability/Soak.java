package dev.waybill.system.reliability;

import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Random kills for hours, with all settings as shipped, in rounds of a new system each. After each round it writes its report;
 * it ends by itself, and fails where the judge found anything. The folder of such a round is kept.
 */
public final class Soak {
    private static final Duration PATIENCE = Duration.ofMinutes(12);
    private static final int CUSTOMERS = 4;
    /** Rounds that could not be judged: more of them will say no more. */
    private static final int MOST_BROKEN_OFF = 5;
    /** Of a start, because a soak may share its machine. */
    private static final String START_PATIENCE = "PT15M";
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final long seed = Long.getLong("soak.seed", System.currentTimeMillis());
    private final int kills = Integer.getInteger("soak.kills");
    private final int killsPerRound = Integer.getInteger("soak.kills-per-round");
    private final Instant until = Instant.now().plus(Duration.parse(System.getProperty("soak.duration")));
    private final List<String> parts = List.of(System.getProperty("soak.parts").split(","));
    private final Path folder = Path.of(System.getProperty("waybill.test-folder"));
    private final Path file = Path.of(System.getProperty("soak.report"));
    private final SoakReport report = new SoakReport("mvn -Psoak verify -Dsoak.seed=%d -Dsoak.kills=%d -Dsoak.kills-per-round=%d -Dsoak.parts=%s"
            .formatted(seed, kills, killsPerRound, String.join(",", parts)));

    private volatile Waybill running;

    private Soak() {
    }

    /** @throws IllegalStateException if anything was lost, doubled or left behind, or could not be judged */
    public static void main(String[] arguments) throws Exception {
        new Soak().run();
    }

    private void run() throws Exception {
        Set<Fault> faults = Fault.of(parts);
        Random seeds = new Random(seed);
        // Ctrl-C leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Optional.ofNullable(running).ifPresent(Waybill::close), "soak-stop"));
        for (int round = 1; report.kills() < kills && Instant.now().isBefore(until) && report.brokenOff() < MOST_BROKEN_OFF; round++) {
            say("round " + round);
            round(faults, seeds.nextLong(), Math.min(killsPerRound, kills - report.kills()));
            Files.writeString(file, report.text());
        }
        say("report: " + file);
        if (!report.isClean()) {
            throw new IllegalStateException("Something was lost, doubled or left behind, see " + file);
        }
    }

    private void round(Set<Fault> faults, long roundSeed, int most) throws IOException {
        Path run = Files.createTempDirectory(folder, "soak-");
        boolean clean = false;
        try (var waybill = new Waybill(Settings.forTests(run).with("waybill.start.patience", START_PATIENCE), line -> { })) {
            running = waybill;
            waybill.start();
            var outcome = new KillRound(waybill, faults, roundSeed, Soak::say).run(most, until, CUSTOMERS, PAUSE, PATIENCE);
            outcome.verdict().violations().forEach(violation -> say(violation.toString()));
            clean = outcome.verdict().isClean();
            report.add(outcome);
        } catch (Exception failure) {
            say("broken off: " + failure);
            report.brokenOff(run, failure);
        }
        if (clean) {
            remove(run);
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String line) {
        System.out.println("[soak] " + Instant.now() + " " + line);
    }
}
