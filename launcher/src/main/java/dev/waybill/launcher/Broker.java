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
import java.util.stream.Collectors;

/** Apache Artemis in a JVM of its own, from its distribution, with the etc folder of {@code artemis-config}. */
public final class Broker implements Part {

    static final List<String> USERS = List.of("relay", "order", "inventory", "payment", "notification", "analytics",
            "subscriber", "operator", "probe");

    private static final List<String> ETC = List.of("broker.xml", "bootstrap.xml", "login.config",
            "artemis-roles.properties", "management.xml", "jolokia-access.xml", "log4j2.properties");

    private final Settings settings;
    private final Passwords passwords;
    private final ChildProcess process;
    private final Path instance;

    Broker(Settings settings, Passwords passwords) {
        this.settings = settings;
        this.passwords = passwords;
        this.process = new ChildProcess(name(), settings);
        this.instance = settings.runDirectory().resolve("broker");
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public void start() {
        writeInstance();
        process.start(command(), instance);
    }

    @Override
    public void waitUntilReady() {
        Patience.await("The broker", process, settings.patience(Duration.ofSeconds(90)), () -> jolokia().answers());
        BrokerProbe probe = new BrokerProbe(uri(), passwords.of("broker.probe"));
        Patience.await("The broker", process, settings.patience(Duration.ofSeconds(30)), probe::passes);
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
            for (String folder : List.of("data", "log", "tmp", "lock", "etc")) {
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

    private List<String> command() {
        Path home = settings.distribution().resolve("artemis");
        Path etc = instance.resolve("etc");
        return new JavaCommand()
                .options("-Xmx" + settings.property("waybill.broker.heap", "512m"), "-XX:+UseG1GC",
                        "--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED")
                .properties(settings.properties())
                .property("waybill.broker.port", settings.ports().broker())
                .property("waybill.amqp.port", settings.ports().amqp())
                .property("waybill.broker.cluster-password", passwords.of("broker.cluster"))
                .property("waybill.console.uri", consoleRoot())
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
                .write(instance.resolve("java-options"), "org.apache.activemq.artemis.boot.Artemis", "run");
    }
}
