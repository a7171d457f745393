package dev.waybill.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.events.Channel;
import dev.waybill.events.EventType;
import dev.waybill.system.node.NeedsNode;
import dev.waybill.system.node.NodeProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The document is written by hand; it must say what the code and broker.xml say, no less and no more. */
class AsyncApiTest {
    private static final Path FILE = Path.of("../order-events/src/main/resources/asyncapi.yaml").toAbsolutePath().normalize();
    private static final Path PAGE = Path.of("../docs/events.md");
    /** Where things end, or nothing of ours passes. */
    private static final Set<String> NO_CHANNEL = Set.of("expired", "launcher.probe");

    private final AsyncApi document = new AsyncApi();
    private final BrokerXml broker = new BrokerXml();

    @Test
    void describesEveryAddressOfTheBrokerAndNoOther() {
        Set<String> addresses = broker.addresses();
        addresses.removeAll(NO_CHANNEL);
        document.channels().values().forEach(channel -> addresses.remove(channel.path("x-dead-letters").asText()));

        assertThat(document.channels().keySet()).as("channels in asyncapi.yaml / addresses in broker.xml that are no dead letters")
                .containsExactlyInAnyOrderElementsOf(addresses);
        document.channels().forEach((name, channel) -> assertThat(channel.get("address").asText()).isEqualTo(name));
    }

    @Test
    void saysOfEachChannelWhatTheBrokerSays() {
        document.channels().forEach((name, channel) -> {
            assertThat(broker.kinds(name)).as("x-kind of channel %s / multicast (topic) or anycast (queue) in broker.xml", name)
                    .containsExactly(channel.path("x-kind").asText());
            assertThat(channel.path("x-dead-letters").asText()).as("x-dead-letters of channel %s / its address-setting in broker.xml", name)
                    .isEqualTo(broker.deadLetters(name));
            assertThat(document.operations(name, "receive").keySet())
                    .as("receive operations of channel %s / queues of that address in broker.xml", name)
                    .containsExactlyInAnyOrderElementsOf(broker.queues(name));
        });
    }

    @Test
    void deadLettersHaveAQueueThatIsDeclared() {
        document.channels().values().stream().map(channel -> channel.path("x-dead-letters").asText()).filter(letters -> !letters.isEmpty())
                .forEach(letters -> assertThat(broker.queues(letters)).containsExactly(letters));
    }

    @Test
    void namesTheServersThatTheBrokerIs() {
        Set<String> servers = document.servers().entrySet().stream()
                .map(server -> server.getKey() + " " + server.getValue().get("host").asText()).collect(Collectors.toSet());

        assertThat(servers).as("servers in asyncapi.yaml / acceptors in broker.xml").isEqualTo(broker.acceptors());
    }

    @Test
    void aQuestionHasItsAnswer() {
        assertThat(document.replies(document.operations("inventory.quotes", "receive").get("inventory.quotes"))).containsExactly("quote.reply.v1");
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void everyChannelOfTheCodeIsDescribed(Channel channel) {
        assertThat(document.channels()).containsKey(channel.address());
        assertThat(document.channels().get(channel.address()).path("x-kind").asText())
                .isEqualTo(channel.kind().name().toLowerCase(Locale.ROOT));
        if (!types(channel).isEmpty()) {
            assertThat(document.messagesOf(channel.address())).as("messages of channel %s / EventType", channel.address())
                    .isEqualTo(types(channel));
            assertThat(document.operations(channel.address(), "send")).as("who sends to %s", channel.address()).isNotEmpty();
        }
    }

    @Test
    void everyMessageThatIsAnEventIsOneOfTheCode() {
        Set<String> events = document.messages().entrySet().stream()
                .filter(message -> message.getValue().toString().contains("urn:waybill:schemas:"))
                .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));

        assertThat(events).as("messages in asyncapi.yaml / EventType")
                .isEqualTo(Arrays.stream(EventType.values()).map(AsyncApiTest::key).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyEventIsDescribedAsItIs(EventType type) {
        JsonNode message = document.messages().get(key(type));
        JsonNode event = message.at("/payload/items/allOf/1/properties");

        assertThat(message.get("name").asText()).isEqualTo(type.type());
        assertThat(message.at("/traits/0/$ref").asText()).isEqualTo("#/components/messageTraits/event");
        assertThat(event.at("/type/const").asText()).isEqualTo(type.type());
        assertThat(event.at("/dataschema/const").asText()).isEqualTo(type.dataSchema());
        assertThat(event.at("/data/$ref").asText()).isEqualTo("schemas/" + type.schemaFile());
        assertThat(message.get("summary")).isEqualTo(AsyncApi.schema(type.schemaFile()).get("description"));
    }

    @Test
    void thePageMadeFromItIsUpToDate() throws Exception {
        if (Boolean.getBoolean("waybill.write-docs")) {
            Files.writeString(PAGE, EventsPage.text());
        }
        assertThat(EventsPage.text()).as("docs/events.md is out of date: run AsyncApiTest once with -Dwaybill.write-docs=true")
                .isEqualTo(Files.readString(PAGE).replace("\r\n", "\n"));
    }

    @Test
    @NeedsNode
    void theOfficialParserAcceptsIt(@TempDir Path folder) throws Exception {
        Path output = folder.resolve("parser.log");
        Process parser = NodeProject.of("system-tests/src/test/node").node(output, Map.of(), "asyncapi.mjs", FILE.toString());

        assertThat(parser.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(parser.exitValue()).as(Files.readString(output)).isZero();
    }

    private static Set<String> types(Channel channel) {
        return Arrays.stream(EventType.values()).filter(type -> type.channel() == channel).map(AsyncApiTest::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String key(EventType type) {
        return type.type() + ".v" + type.version();
    }
}
