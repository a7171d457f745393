package dev.waybill.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a server must be told of its surroundings, whichever server it is. */
final class ServerValues {

    private static final String LOOPBACK = "127.0.0.1";
    private static final List<String> SERVICES = List.of("order", "inventory", "payment", "notification", "analytics");

    private final Settings settings;
    private final Database database;
    private final Brokers brokers;
    private final PaymentSandbox paymentSandbox;
    private final Passwords passwords;

    ServerValues(Settings settings, Database database, Brokers brokers, PaymentSandbox paymentSandbox, Passwords passwords) {
        this.settings = settings;
        this.database = database;
        this.brokers = brokers;
        this.paymentSandbox = paymentSandbox;
        this.passwords = passwords;
    }

    /** For the templates in the folder {@code servers}. */
    Map<String, String> forTemplates() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("http.port", Integer.toString(settings.ports().http()));
        values.put("resource-adapter", staged("artemis-ra.rar").toString());
        values.put("database.host", LOOPBACK);
        values.put("database.port", port("database", settings.ports().database()));
        values.put("database.name", database.user());
        values.put("database.user", database.user());
        values.put("database.password", database.password());
        values.put("broker.host", LOOPBACK);
        values.put("broker.port", port("broker", brokers.primary().uri().getPort()));
        values.put("broker.backup.host", LOOPBACK);
        values.put("broker.backup.port", settings.property("waybill.server.broker-backup.port", port("broker", brokers.backup().uri().getPort())));
        values.put("broker.relay.password", brokers.primary().password("relay"));
        return values;
    }

    /** For a server that knows nothing yet, as MicroProfile Config keys. */
    Map<String, String> forApplication() {
        Map<String, String> values = application();
        values.put("waybill.smtp.host", LOOPBACK);
        values.put("waybill.smtp.port", Integer.toString(settings.ports().smtp()));
        values.put("waybill.payment.provider.uri", providerUri());
        values.put("waybill.payment.provider.secret-key", secretKey());
        values.put("waybill.operator.password", operatorPassword());
        for (String service : SERVICES) {
            values.put("waybill.broker.%s.password".formatted(service), brokers.primary().password(service));
        }
        return values;
    }

    /** What the person who starts it gave wins. */
    private Map<String, String> application() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("waybill.mail.from", "orders@waybill.example");
        values.put("waybill.seed-data", "true");
        values.put("waybill.push.private-endpoints", "true");
        values.putAll(settings.properties());
        return values;
    }

    /** For an install script, as environment variables. */
    Map<String, String> forInstallation() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("WAYBILL_DATABASE_HOST", LOOPBACK);
        values.put("WAYBILL_DATABASE_PORT", Integer.toString(settings.ports().database()));
        values.put("WAYBILL_DATABASE_NAME", database.user());
        values.put("WAYBILL_DATABASE_USER", database.user());
        values.put("WAYBILL_DATABASE_PASSWORD", database.password());
        values.put("WAYBILL_BROKER_HOST", LOOPBACK);
        values.put("WAYBILL_BROKER_PORT", Integer.toString(brokers.primary().uri().getPort()));
        values.put("WAYBILL_BROKER_BACKUP_HOST", LOOPBACK);
        values.put("WAYBILL_BROKER_BACKUP_PORT", Integer.toString(brokers.backup().uri().getPort()));
        values.put("WAYBILL_BROKER_RELAY_PASSWORD", brokers.primary().password("relay"));
        for (String service : SERVICES) {
            values.put("WAYBILL_BROKER_" + service.toUpperCase(Locale.ROOT) + "_PASSWORD", brokers.primary().password(service));
        }
        values.put("WAYBILL_OPERATOR_PASSWORD", operatorPassword());
        values.put("WAYBILL_SMTP_HOST", LOOPBACK);
        values.put("WAYBILL_SMTP_PORT", Integer.toString(settings.ports().smtp()));
        values.put("WAYBILL_PAYMENT_PROVIDER_URI", providerUri());
        values.put("WAYBILL_PAYMENT_PROVIDER_SECRET_KEY", secretKey());
        values.put("WAYBILL_SETTINGS", application().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue().replaceAll("([\\\\:=])", "\\\\$1"))
                .collect(Collectors.joining(":")));
        return values;
    }

    /** There may be a proxy in between. */
    private String port(String part, int its) {
        return settings.property("waybill.server." + part + ".port", Integer.toString(its));
    }

    private String providerUri() {
        return settings.property("waybill.payment.provider.uri", paymentSandbox.uri().toString());
    }

    private String secretKey() {
        return settings.property("waybill.payment.provider.secret-key", paymentSandbox.secretKey());
    }

    private String operatorPassword() {
        return settings.property("waybill.operator.password", passwords.of("api.operator"));
    }

    String heap() {
        return settings.property("waybill.server.heap", "512m");
    }

    /** More options for the JVM, such as those of an agent. */
    String[] javaOptions() {
        return settings.words("waybill.server.java-options");
    }

    /** More environment variables for its process. */
    Map<String, String> environment() {
        return Arrays.stream(settings.words("waybill.server.environment")).map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1]));
    }

    Path staged(String file) {
        return settings.distribution().resolve(file);
    }
}
