package dev.waybill.system.reliability;

import dev.waybill.judge.Verdict;
import dev.waybill.launcher.Waybill;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** A system of its own under load, some kills at random moments, and the verdict when all is quiet again. */
final class KillRound {
    private static final Duration RECOVERY = Duration.ofMinutes(5);

    private final Waybill waybill;
    private final Set<Fault> faults;
    private final Deque<Fault> deck = new ArrayDeque<>();
    private final Random random;
    private final Consumer<String> progress;

    /** @param waybill has been started */
    KillRound(Waybill waybill, Set<Fault> faults, long seed, Consumer<String> progress) {
        this.waybill = waybill;
        this.faults = faults;
        this.random = new Random(seed);
        this.progress = progress;
    }

    /** What happened, what the client saw and what the judge says. */
    record Outcome(List<Strike> strikes, Ledger client, Verdict verdict, Instant quiet, long repeatedMails) {
    }

    /**
     * @param until    no kill begins after it
     * @param patience how long it may take until all is quiet
     */
    Outcome run(int kills, Instant until, int customers, Duration pause, Duration patience) throws Exception {
        Goods goods = Goods.in(waybill.appServer().httpUri());
        List<Strike> strikes = new ArrayList<>();
        Ledger client;
        try (var load = new LoadClient(waybill.appServer().httpUri(), goods, customers, pause, random.nextLong())) {
            for (int i = 0; i < kills && Instant.now().isBefore(until); i++) {
                awaitOrders(load.ledger());
                Thread.sleep(random.nextInt(2500));
                strikes.add(strike(next()));
            }
            awaitOrders(load.ledger());
            client = load.stop();
        }
        progress.accept("load ended: %d accepted, answers %s".formatted(client.accepted().size(), client.answers()));
        var judge = new SystemJudge(waybill);
        Verdict verdict = judge.verdictWhenQuiet(client, goods, patience);
        var outcome = new Outcome(strikes, client, verdict, Instant.now(), judge.repeatedMails());
        progress.accept("%d orders judged, %d violations; %d mails left once more under their Message-ID"
                .formatted(verdict.orders(), verdict.violations().size(), outcome.repeatedMails()));
        return outcome;
    }

    private Fault next() {
        if (deck.isEmpty()) {
            deck.addAll(Fault.shuffled(faults, random));
        }
        return deck.pop();
    }

    private Strike strike(Fault fault) {
        Instant at = Instant.now();
        fault.strike(waybill);
        fault.repair(waybill);
        var strike = new Strike(fault, at, Instant.now());
        progress.accept("killed %s at %s, back after %d ms".formatted(fault, at, Duration.between(at, strike.repaired()).toMillis()));
        return strike;
    }

    /** Some orders have been taken from now on: a kill is to meet a system that works. */
    private void awaitOrders(Ledger client) throws InterruptedException {
        int enough = client.accepted().size() + 10;
        Instant end = Instant.now().plus(RECOVERY);
        while (client.accepted().size() < enough) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("No orders were taken for " + RECOVERY + "; answers " + client.answers());
            }
            Thread.sleep(20);
        }
    }
}
