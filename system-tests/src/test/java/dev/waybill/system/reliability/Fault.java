package dev.waybill.system.reliability;

import dev.waybill.launcher.Part;
import dev.waybill.launcher.Waybill;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Parts that are killed at once, and how often that is chosen among others: less often where coming back takes long. */
public enum Fault {
    APP_SERVER(2, true, false, false),
    BROKER(4, false, true, false),
    DATABASE(4, false, false, true),
    APP_SERVER_AND_BROKER(1, true, true, false),
    APP_SERVER_AND_DATABASE(1, true, false, true),
    BROKER_AND_DATABASE(3, false, true, true);

    private final int weight;
    private final boolean appServer;
    private final boolean broker;
    private final boolean database;

    Fault(int weight, boolean appServer, boolean broker, boolean database) {
        this.weight = weight;
        this.appServer = appServer;
        this.broker = broker;
        this.database = database;
    }

    /** A deck of cards, each fault as often as its weight says, and each once before any comes twice. */
    static List<Fault> shuffled(Set<Fault> faults, Random random) {
        List<Fault> deck = new ArrayList<>(faults);
        Collections.shuffle(deck, random);
        List<Fault> rest = new ArrayList<>();
        faults.forEach(fault -> rest.addAll(Collections.nCopies(fault.weight - 1, fault)));
        Collections.shuffle(rest, random);
        deck.addAll(rest);
        return deck;
    }

    /** Those that kill none but these parts, of {@code app-server}, {@code broker} and {@code database}. */
    static Set<Fault> of(Collection<String> parts) {
        Set<Fault> faults = EnumSet.allOf(Fault.class);
        faults.removeIf(fault -> fault.appServer && !parts.contains("app-server") || fault.broker && !parts.contains("broker")
                || fault.database && !parts.contains("database"));
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("There are app-server, broker and database, not " + parts);
        }
        return faults;
    }

    /** {@code kill -9}. */
    void strike(Waybill waybill) {
        if (appServer) {
            waybill.appServer().kill();
        }
        if (broker) {
            waybill.broker().kill();
        }
        if (database) {
            waybill.database().kill();
        }
    }

    /** Starts again what was killed; what the app server needs comes before it. */
    void repair(Waybill waybill) {
        if (database) {
            start(waybill.database());
        }
        if (broker) {
            start(waybill.broker());
        }
        if (appServer) {
            start(waybill.appServer());
        }
    }

    private static void start(Part part) {
        part.start();
        part.waitUntilReady();
    }

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace("app_server", "app server").replace("_", " ");
    }
}
