package dev.waybill.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a server must be told of its surroundings, whichever server it is. */
final class ServerValues {

    private final Settings settings;
    private final Database database;
    private final Broker broker;

    ServerValues(Settings settings, Database database, Broker broker) {
        this.settings = settings;
        this.database = database;
        this.broker = broker;
    }

    /** For the templates in the folder {@code servers}. */
    Map<String, String> forTemplates() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("http.port", Integer.toString(settings.ports().http()));
        values.put("resource-adapter", staged("artemis-ra.rar").toString());
        values.put("database.host", "127.0.0.1");
        values.put("database.port", Integer.toString(settings.ports().database()));
        values.put("database.name", "waybill");
        values.put("database.user", database.user());
        values.put("database.password", database.password());
        values.put("broker.host", "127.0.0.1");
        values.put("broker.port", Integer.toString(settings.ports().broker()));
        values.put("broker.relay.password", broker.password("relay"));
        return values;
    }

    /** For the application, as MicroProfile Config keys. What the person who starts it gave wins. */
    Map<String, String> forApplication() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("waybill.smtp.host", "127.0.0.1");
        values.put("waybill.smtp.port", Integer.toString(settings.ports().smtp()));
        values.put("waybill.mail.from", "orders@waybill.example");
        values.put("waybill.seed-data", "true");
        for (String service : new String[] {"order", "inventory", "notification"}) {
            values.put("waybill.broker.%s.password".formatted(service), broker.password(service));
        }
        values.putAll(settings.properties());
        return values;
    }

    Path staged(String file) {
        return settings.distribution().resolve(file);
    }
}
