package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.judge.SentMails;
import dev.waybill.launcher.Mail;
import dev.waybill.launcher.Part;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import dev.waybill.system.reliability.Goods;
import dev.waybill.system.reliability.Ledger;
import dev.waybill.system.reliability.LoadClient;
import dev.waybill.system.reliability.SystemJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Backups of a system at work, of database and broker at different moments; one of the two is lost while all are at work. */
class HotBackupCrashIT {
    private static final int SOME = 60;

    private Waybill waybill;
    private Path backups;
    private HotBackup backup;
    private Goods goods;
    private Ledger client;
    private Instant lost;

    @BeforeEach
    void start() throws Exception {
        backups = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "hot-backup-");
        waybill = new Waybill(Settings.forTests(backups.resolve("run")).with("waybill.redelivery-delay", "1000")
                .with("waybill.max-redelivery-delay", "5000").with("waybill.max-delivery-attempts", "20"), line -> { });
        waybill.start();
        backup = new HotBackup(waybill, backups);
        goods = Goods.in(waybill.appServer().httpUri());
    }

    @AfterEach
    void stop() {
        waybill.close();
    }

    @Test
    void theDatabaseIsLostAndTheBrokerKeepsWhatCameAfterItsBackup() throws Exception {
        Instant since;
        Instant backedUp;
        try (var load = load()) {
            some(load);
            since = Instant.now();
            backup.ofDatabase();
            backedUp = Instant.now();
            some(load);
            some(load);
            client = load.stop();
        }
        lose();
        waybill.database().kill();
        backup.restoreDatabase();
        start(waybill.database());

        restore(since);

        assertThat(Files.readString(backups.resolve("run/log/database.log"))).contains("completed backup recovery");
        List<?> after = client.accepted(backedUp, lost);
        assertThat(after).hasSizeGreaterThan(SOME);
        String log = waybill.appServer().logText();
        assertThat(after).allSatisfy(order -> assertThat(log).contains("Order " + order + " was lost, and is restored"));
        allIsWell();
    }

    @Test
    @EnabledIfSystemProperty(named = "waybill.surroundings", matches = "true",
            disabledReason = "takes a minute: -Dwaybill.surroundings=true runs it (docs/reliability.md)")
    void theBrokerIsLostAndTheDatabaseKeepsWhatCameAfterItsBackup() throws Exception {
        Instant since;
        try (var load = load()) {
            some(load);
            since = Instant.now();
            backup.ofBroker();
            some(load);
            some(load);
            client = load.stop();
        }
        lose();
        waybill.broker().kill();
        backup.restoreBroker();
        start(waybill.broker());

        restore(since);

        assertThat(client.accepted(since, lost)).hasSizeGreaterThan(SOME);
        allIsWell();
    }

    private LoadClient load() {
        return new LoadClient(waybill.appServer().httpUri(), goods, 4, Duration.ofMillis(50), 2);
    }

    private static void some(LoadClient load) {
        int enough = load.ledger().accepted().size() + SOME;
        patiently().until(() -> load.ledger().accepted().size() >= enough);
    }

    /** In the midst of what follows from the last orders; what clients wanted the broker knows, or nobody could bring it back. */
    private void lose() {
        String unsent = "select count(*) from messaging.outbox where event_type in ('ORDER_CREATED', 'ORDER_CANCELLED')";
        patiently().until(() -> new Shop(waybill).value(unsent).equals(0L));
        waybill.appServer().kill();
        lost = Instant.now();
    }

    private static void start(Part part) {
        part.start();
        part.waitUntilReady();
    }

    /** As docs/backup.md says. */
    private void restore(Instant since) {
        var outcome = new CommandLine(waybill).run(line -> {
            if (line.startsWith("Start an app server now")) {
                start(waybill.appServer());
            }
        }, "restore", "--since=" + since.minusSeconds(60));
        assertThat(outcome.exitCode()).as(outcome.printed()).isZero();
        var desk = new DeadLetterDesk(new Shop(waybill));
        desk.await(desk.begin("/retry", "{'filter':{}}"));
    }

    private void allIsWell() throws Exception {
        var shop = new Shop(waybill);
        var judge = new SystemJudge(waybill);
        judge.judge().without("mail-delivered").with(new SentMails(() -> mails(shop)));
        var verdict = judge.verdictWhenQuiet(client, goods, Duration.ofMinutes(2));
        System.out.printf("[hot backup] %d accepted, %d violations%n", client.accepted().size(), verdict.violations().size());
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.orders()).isEqualTo(client.accepted().size());
        everyMailLeftOnceOnEachSideOfTheLoss();
        String orders = client.accepted().stream().map(order -> order + "\n").collect(Collectors.joining());
        var judged = new CommandLine(waybill).judge("--accepted=" + Files.writeString(backups.resolve("accepted.txt"), orders));
        assertThat(judged.exitCode()).as(judged.printed()).isZero();
    }

    /** Not those of the lost time: what they told is told again, by mails of their own. */
    private Set<String> mails(Shop shop) {
        return waybill.mailSink().messages().stream().filter(mail -> !mail.receivedAt().isBefore(lost) || isKnown(shop, mail))
                .map(Mail::messageId).collect(Collectors.toSet());
    }

    private static boolean isKnown(Shop shop, Mail mail) {
        return shop.value("select 1 from notification.notification where message_id = ?", mail.messageId()) != null;
    }

    private void everyMailLeftOnceOnEachSideOfTheLoss() {
        Predicate<Mail> before = mail -> mail.receivedAt().isBefore(lost);
        for (Predicate<Mail> side : List.of(before, before.negate())) {
            Stream<Mail> mails = waybill.mailSink().messages().stream().filter(side);
            assertThat(mails.collect(groupingBy(Mail::messageId, counting())).values()).containsOnly(1L);
        }
    }
}
