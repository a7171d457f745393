package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schemas and recorded messages stay as they were released; {@code released.sha256} is in the form of sha256sum. */
class ReleasedContractTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    private static final Path RECORDED = Path.of("src/test/resources/recorded");
    private static final Path RELEASED = Path.of("src/test/resources/released.sha256");

    @Test
    void whatWasReleasedIsStillTheSame() throws Exception {
        assertThat(present()).as("""
                A schema or a recorded message is not as it stands in released.sha256.
                It was released, and changed for readers: take the change back, and make a new major version (docs/messages.md).
                It was released, and only a description, an example or an optional property was added; or it is new: write
                the list anew, in the folder order-events, with
                  sha256sum src/main/resources/schemas/* src/test/resources/recorded/*/* > src/test/resources/released.sha256
                """).isEqualTo(released());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyTypeHasARecordedMessageThatCanBeRead(EventType type) throws Exception {
        Path file = RECORDED.resolve("v" + type.version()).resolve(type.type() + ".message");
        assertThat(file).as("record it with -Dwaybill.record=true, see RecordedEventsEndToEndIT").exists();

        String text = Files.readString(file);
        assertThat(text).contains("eventType: " + type.type() + "\n", "eventVersion: " + type.version() + "\n", "eventCount: 1\n");
        assertThat(EventCodec.decode(text.substring(text.indexOf("\n\n")).strip())).extracting(Event::type).isEqualTo(List.of(type));
    }

    private static Map<String, String> released() throws IOException {
        return Files.readAllLines(RELEASED).stream().map(line -> line.split(" [ *]"))
                .collect(Collectors.toMap(line -> line[1], line -> line[0], (a, b) -> b, TreeMap::new));
    }

    private static Map<String, String> present() throws IOException, NoSuchAlgorithmException {
        Map<String, String> present = new TreeMap<>();
        for (Path folder : List.of(SCHEMAS, RECORDED)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    present.put(file.toString().replace('\\', '/'), sha256(file));
                }
            }
        }
        return present;
    }

    /** Of the text, not of the line ends that a checkout may change. */
    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        byte[] text = Files.readString(file).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    }
}
