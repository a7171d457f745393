package dev.waybill.system.endtoend;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A message as a text file: one line for each header and property, an empty line, the body. */
record RecordedMessage(Map<String, String> properties, String body) {
    private static final List<String> NUMBERS = List.of("eventVersion", "eventCount");
    private static final List<String> PROPERTIES = List.of("eventType", "eventVersion", "eventCount", "JMSXGroupID");

    static RecordedMessage of(TextMessage message) {
        try {
            Map<String, String> properties = new TreeMap<>();
            for (String name : PROPERTIES) {
                properties.put(name, message.getStringProperty(name));
            }
            properties.put("JMSType", message.getJMSType());
            properties.put("JMSCorrelationID", message.getJMSCorrelationID());
            properties.values().removeIf(value -> value == null);
            return new RecordedMessage(properties, message.getText());
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    static RecordedMessage read(Path file) {
        try {
            String[] parts = Files.readString(file).split("\n\n", 2);
            return new RecordedMessage(parts[0].lines().map(line -> line.split(": ", 2))
                    .collect(Collectors.toMap(line -> line[0], line -> line[1])), parts[1].strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, new TreeMap<>(properties).entrySet().stream().map(property -> property.getKey() + ": " + property.getValue() + "\n")
                    .collect(Collectors.joining("", "", "\n" + body + "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As JMS has them: the numbers are numbers. */
    Map<String, Object> headers() {
        Map<String, Object> headers = new TreeMap<>(properties);
        NUMBERS.forEach(name -> headers.computeIfPresent(name, (key, value) -> Integer.valueOf(value.toString())));
        return headers;
    }

    String type() {
        return properties.get("eventType");
    }

    int version() {
        return Integer.parseInt(properties.get("eventVersion"));
    }
}
