package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.launcher.Broker;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import dev.waybill.system.reliability.TcpProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The network between the two brokers of a pair and ZooKeeper breaks, while all run on and clients reach both brokers. Takes
 * minutes: {@code -Dwaybill.surroundings=true}.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs all of 127.0.0.0/8, as Linux has it")
@EnabledIfSystemProperty(named = "waybill.surroundings", matches = "true",
        disabledReason = "takes minutes; -Dwaybill.surroundings=true runs it")
class BrokersApartCrashIT {
    /** As the other broker knows them. To everybody else both are at 127.0.0.1. */
    private static final String PRIMARY = "127.0.0.2";
    private static final String BACKUP = "127.0.0.3";

    private static TcpProxy toPrimary;
    private static TcpProxy toBackup;
    private static TcpProxy zookeeperOfPrimary;
    private static TcpProxy zookeeperOfBackup;
    private static Waybill waybill;
    private static Shop shop;

    private final Broker primary = waybill.brokers().primary();
    private final Broker backup = waybill.brokers().backup();
    private final PairUnderLoad pair = new PairUnderLoad(waybill, shop);

    @BeforeAll
    static void start() throws IOException {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "apart-");
        zookeeperOfPrimary = new TcpProxy();
        zookeeperOfBackup = new TcpProxy();
        var usual = Settings.forTests(folder);
        String quick = usual.properties().getOrDefault("waybill.broker.java-options", "");
        var settings = usual.with("waybill.ha", "true")
                .with("waybill.redelivery-delay", "1000").with("waybill.max-redelivery-delay", "10000")
                .with("waybill.max-delivery-attempts", "20")
                .with("waybill.broker.java-options", quick + options("primary", "backup", zookeeperOfPrimary)
                        + hosts(folder.resolve("hosts-primary"), "127.0.0.1", BACKUP))
                .with("waybill.broker-backup.java-options", quick + options("backup", "primary", zookeeperOfBackup)
                        + hosts(folder.resolve("hosts-backup"), PRIMARY, "127.0.0.1"))
                .with("waybill.server.java-options", usual.properties().getOrDefault("waybill.server.java-options", "")
                        + hosts(folder.resolve("hosts-server"), "127.0.0.1", "127.0.0.1"));
        toPrimary = proxy(PRIMARY, settings.ports().broker());
        toBackup = proxy(BACKUP, settings.ports().second().broker());
        zookeeperOfPrimary.target(settings.ports().second().zookeeper());
        zookeeperOfBackup.target(settings.ports().second().zookeeper());
        waybill = new Waybill(settings, line -> System.out.println("[apart] " + line));
        waybill.start();
        shop = new Shop(waybill);
    }

    @AfterAll
    static void stop() throws IOException {
        waybill.close();
        for (var proxy : List.of(toPrimary, toBackup, zookeeperOfPrimary, zookeeperOfBackup)) {
            proxy.close();
        }
    }

    @AfterEach
    void stopOrdering() {
        mend();
        pair.close();
    }

    @Test
    void theOneThatHoldsTheLockGoesOnAlone() throws Exception {
        pair.someOrders();
        toPrimary.cut();
        toBackup.cut();
        patiently().until(() -> !primary.hasReplica());
        pair.someOrders();
        pair.sayLongestPause("the cut between the brokers");
        assertThat(primary.isActive()).isTrue();
        assertThat(backup.isActive()).isFalse();

        mend();
        pair.inSync();
        pair.say("in sync again");
        assertThat(backup.isActive()).isFalse();
        pair.someOrders();
        pair.allIsWell();
        pair.nothingWasCutOff();
    }

    @Test
    void theOneThatIsCutOffFromAllButItsClientsTakesNothingMore() throws Exception {
        primaryEndsAndBackupTakesOver("the cut between the primary and all others", toPrimary, toBackup, zookeeperOfPrimary);
    }

    @Test
    void theOneThatIsCutOffFromZooKeeperGivesItsPlaceToTheOther() throws Exception {
        primaryEndsAndBackupTakesOver("the cut between the primary and ZooKeeper", zookeeperOfPrimary);
    }

    @Test
    void withoutZooKeeperNoneTakesMessagesAndOrdersWait() throws Exception {
        pair.someOrders();
        zookeeperOfPrimary.cut();
        zookeeperOfBackup.cut();
        await().atMost(Duration.ofSeconds(5)).until(() -> !primary.handle().isAlive());
        pair.someOrders();
        assertThat(backup.isActive()).isFalse();
        assertThat(shop.value("select count(*) from messaging.outbox")).isNotEqualTo(0L);

        mend();
        primary.start();
        // It may have tried to take the place, and ended because it could not.
        patiently().until(() -> primary.isActive() || !backup.handle().isAlive());
        if (!backup.handle().isAlive()) {
            backup.start();
        }
        primary.waitUntilReady();
        pair.inSync();
        pair.someOrders();
        pair.sayLongestPause("the cut between both and ZooKeeper");
        pair.allIsWell();
        pair.nothingWasCutOff();
    }

    private void primaryEndsAndBackupTakesOver(String cause, TcpProxy... networks) throws Exception {
        pair.someOrders();
        List.of(networks).forEach(TcpProxy::cut);
        await().atMost(Duration.ofSeconds(5)).until(() -> !primary.handle().isAlive());
        patiently().until(backup::isActive);
        pair.say("backup active");
        pair.someOrders();
        pair.sayLongestPause(cause);

        mend();
        primary.start();
        primary.waitUntilReady();
        pair.someOrders();
        pair.allIsWell();
        pair.nothingWasCutOff();
    }

    private static void mend() {
        List.of(toPrimary, toBackup, zookeeperOfPrimary, zookeeperOfBackup).forEach(TcpProxy::mend);
    }

    private static TcpProxy proxy(String address, int port) throws IOException {
        var proxy = new TcpProxy(address, port);
        proxy.target(port);
        return proxy;
    }

    private static String options(String self, String partner, TcpProxy zookeeper) {
        return " -Dwaybill.broker.host=" + self + ".internal -Dwaybill.broker.partner.host=" + partner + ".internal"
                + " -Dwaybill.broker.zookeeper=127.0.0.1:" + zookeeper.port();
    }

    /** Where a JVM finds the two. */
    private static String hosts(Path file, String primary, String backup) throws IOException {
        Files.writeString(file, Files.readString(Path.of("/etc/hosts")) + "\n"
                + primary + " primary.internal\n" + backup + " backup.internal\n");
        return " -Djdk.net.hosts.file=" + file;
    }
}
