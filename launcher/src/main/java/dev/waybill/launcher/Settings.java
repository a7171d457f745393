package dev.waybill.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one run is made of.
 *
 * @param runDirectory where all of its state is kept
 * @param distribution the folder that the build staged: broker, app server, applications, templates
 * @param ports        all on loopback
 * @param properties   every {@code waybill.*} system property that was given; broker and application see them too
 */
public record Settings(Path runDirectory, Path distribution, Ports ports, Map<String, String> properties) {

    public Settings {
        properties = Map.copyOf(properties);
    }

    /** As given by system properties, or the defaults for a repository. */
    static Settings fromSystem(Path repository) {
        Map<String, String> properties = systemProperties();
        Path run = Path.of(properties.getOrDefault("waybill.run.directory", repository.resolve("run").toString()));
        Path distribution = Path.of(properties.getOrDefault("waybill.distribution",
                repository.resolve("launcher/target/waybill").toString()));
        return new Settings(absolute(run), absolute(distribution), Ports.from(properties), properties);
    }

    /** With ports that are free now and all state in the folder. Needs {@code waybill.distribution} to be given. */
    public static Settings forTests(Path runDirectory) {
        Map<String, String> properties = systemProperties();
        String distribution = properties.get("waybill.distribution");
        if (distribution == null) {
            throw new LaunchException("The system property waybill.distribution must name the staged folder");
        }
        return new Settings(absolute(runDirectory), absolute(Path.of(distribution)), Ports.free(), properties);
    }

    /** The same with one property more, such as {@code waybill.redelivery-delay}. */
    public Settings with(String property, String value) {
        Map<String, String> more = new TreeMap<>(properties);
        more.put(property, value);
        return new Settings(runDirectory, distribution, ports, more);
    }

    /** The same for one more app server beside the first: with a port of its own, free now. */
    Settings forAnotherNode() {
        return new Settings(runDirectory, distribution, ports.withFreeHttp(), properties);
    }

    /** The same for the second app server and the second broker of a highly available run. */
    Settings forSecond() {
        return new Settings(runDirectory, distribution, ports.ofSecond(), properties);
    }

    /** Whether there are two of each that a customer's order needs at once: brokers and app servers. */
    boolean highlyAvailable() {
        return Boolean.parseBoolean(property("waybill.ha", "false"));
    }

    String property(String name, String usual) {
        return properties.getOrDefault(name, usual);
    }

    boolean has(String property) {
        return properties.containsKey(property);
    }

    /** What stands in a property, with blanks in between; empty if it is not given. */
    String[] words(String name) {
        String text = property(name, "").strip();
        return text.isEmpty() ? new String[0] : text.split("\\s+");
    }

    /** How long a part may take to start. */
    Duration patience(Duration usual) {
        String given = properties.get("waybill.start.patience");
        return given == null ? usual : Duration.parse(given);
    }

    Path logDirectory() {
        return runDirectory.resolve("log");
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Map<String, String> systemProperties() {
        Map<String, String> waybill = new TreeMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("waybill."))
                .forEach(name -> waybill.put(name, System.getProperty(name)));
        return waybill;
    }
}
