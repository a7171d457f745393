package dev.waybill.launcher;

import dev.waybill.broker.Jolokia;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Apache Artemis in a JVM of its own, from its distribution, with the etc folder of {@code artemis-config}. */
public final class Broker implements Part {

    static final List<String> USERS = List.of("relay", "order", "inventory", "payment", "notification", "analytics",
            "subscriber", "operator", "probe");

    private static final List<String> ETC = List.of("broker.xml", "bootstrap.xml", "login.config",
            "artemis-roles.properties", "management.xml", "jolokia-access.xml", "log4j2.properties",
            "ha/single.xml", "ha/primary.xml", "ha/backup.xml");

    private final String name;
    private final Settings settings;
    private final Map<String, Object> role;
    private final Passwords passwords;
    private final ChildProcess process;
    private final Path instance;

    /**
     * @param name one of its own for each broker
     * @param role its part in a pair, as properties of {@code broker.xml}; empty for a single one
     */
    Broker(String name, Settings settings, Map<String, Object> role, Passwords passwords) {
        this.name = name;
        this.settings = settings;
        this.role = role;
        this.passwords = passwords;
        this.process = new ChildProcess(name, settings);
        this.instance = settings.runDirectory().resolve(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        writeInstance();
        process.start(command(), instance);
    }

    @Override
    public void waitUntilReady() {
        if (role.containsValue("backup")) {
            Patience.await(name, process, settings.patience(Duration.ofSeconds(90)), () -> jolokia().answers() || hasReplica());
            return;
        }
        Patience.await(name, process, settings.patience(Duration.ofSeconds(90)), () -> jolokia().answers());
        BrokerProbe probe = new BrokerProbe(uri(), passwords.of("broker.probe"));
        Patience.await(name, process, settings.patience(Duration.ofSeconds(30)), probe::passes);
    }

    /** Whether it takes messages; false too if it does not run. */
    public boolean isActive() {
        return says("Active");
    }

    /** Whether it runs and takes no messages, because another does or has more of them. */
    public boolean isPassive() {
        return says("Backup") && !isActive();
    }

    /** Whether the backup has all that the active one has, as either of them knows. False too if it does not run. */
    public boolean hasReplica() {
        return says("ReplicaSync");
    }

    private boolean says(String attribute) {
        try {
            return jolokia().read(Jolokia.broker(), attribute).asBoolean();
        } catch (IllegalStateException e) {
            // It does not run, or has only just begun to.
            return false;
        }
    }

    @Override
    public void stop() {
        process.stop(Duration.ofSeconds(30));
    }

    /** As a crash would. */
    public void kill() {
        process.kill();
    }

    public ProcessHandle handle() {
        return process.handle();
    }

    /** For clients that speak CORE. */
    public URI uri() {
        return URI.create("tcp://127.0.0.1:" + settings.ports().broker());
    }

    /** For clients that speak AMQP 1.0. */
    public URI amqpUri() {
        return URI.create("amqp://127.0.0.1:" + settings.ports().amqp());
    }

    /** @param user one of the services, {@code relay} or {@code operator} */
    public String password(String user) {
        return passwords.of("broker." + user);
    }

    /** Management as the operator. */
    public Jolokia jolokia() {
        return new Jolokia(consoleUri(), "operator", password("operator"), Duration.ofSeconds(30));
    }

    public URI consoleUri() {
        return URI.create(consoleRoot() + "/console");
    }

    private String consoleRoot() {
        return "http://127.0.0.1:" + settings.ports().console();
    }

    private void writeInstance() {
        Path etc = instance.resolve("etc");
        try {
            for (String folder : List.of("data", "log", "tmp", "lock", "etc/ha")) {
                Files.createDirectories(instance.resolve(folder));
            }
            for (String file : ETC) {
                try (InputStream source = Broker.class.getResourceAsStream("/artemis/etc/" + file)) {
                    Files.copy(source, etc.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PrivateFile.write(etc.resolve("artemis-users.properties"), USERS.stream()
                .map(user -> user + " = " + PasswordHash.of(password(user)) + "\n")
                .collect(Collectors.joining()));
    }

    /** The backup of a pair may have its own: {@code waybill.broker-backup.java-options}. */
    private String[] javaOptions() {
        String own = "waybill." + name + ".java-options";
        return settings.words(settings.has(own) ? own : "waybill.broker.java-options");
    }

    private List<String> command() {
        Path home = settings.distribution().resolve("artemis");
        Path etc = instance.resolve("etc");
        return new JavaCommand()
                .options("-Xmx" + settings.property("waybill.broker.heap", "512m"), "-XX:+UseG1GC",
                        "--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED")
                .options(JavaCommand.LARGE_PAGES)
                .properties(settings.properties())
                .property("waybill.broker.port", settings.ports().broker())
                .property("waybill.amqp.port", settings.ports().amqp())
                .property("waybill.broker.cluster-password", passwords.of("broker.cluster"))
                .property("waybill.console.uri", consoleRoot())
                .properties(role)
                .property("hawtio.disableProxy", true)
                .property("hawtio.offline", true)
                .property("hawtio.realm", "activemq")
                .property("hawtio.roles", "operator")
                .property("hawtio.rolePrincipalClasses", "org.apache.activemq.artemis.spi.core.security.jaas.RolePrincipal")
                .property("jolokia.policyLocation", "classpath:jolokia-access.xml")
                .property("log4j2.disableJmx", true)
                .property("java.security.auth.login.config", etc.resolve("login.config"))
                .property("java.io.tmpdir", instance.resolve("tmp"))
                .property("artemis.home", home)
                .property("artemis.instance", instance)
                .property("artemis.instance.etc", etc)
                .property("data.dir", instance.resolve("data"))
                .options("-classpath", home.resolve("lib/artemis-boot.jar").toString())
                // The last one wins.
                .options(javaOptions())
                .write(instance.resolve("java-options"), "org.apache.activemq.artemis.boot.Artemis", "run");
    }
}
