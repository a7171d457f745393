package dev.waybill.launcher;

import java.util.List;
import java.util.Map;

/** The broker, or the pair of them: the backup holds a copy of every message and takes over. A single one is its own backup. */
public record Brokers(Broker primary, Broker backup) {

    static Brokers of(Settings settings, Passwords passwords, ZooKeeper zookeeper) {
        if (!settings.highlyAvailable()) {
            Broker single = new Broker("broker", settings, Map.of(), passwords);
            return new Brokers(single, single);
        }
        return new Brokers(
                new Broker("broker", settings, pair("primary", settings.forSecond(), zookeeper), passwords),
                new Broker("broker-backup", settings.forSecond(), pair("backup", settings, zookeeper), passwords));
    }

    /** The one that takes messages now. */
    public Broker active() {
        return primary.isActive() ? primary : backup;
    }

    List<Broker> all() {
        return primary == backup ? List.of(primary) : List.of(primary, backup);
    }

    private static Map<String, Object> pair(String role, Settings partner, ZooKeeper zookeeper) {
        return Map.of("waybill.broker.role", role,
                "waybill.broker.partner.port", partner.ports().broker(),
                "waybill.broker.zookeeper", zookeeper.connectString(),
                "zookeeper.sasl.client", false);
    }
}
