package dev.waybill.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The AsyncAPI document, and the schemas beside it. */
final class AsyncApi {
    private static final String CHANNELS = "#/channels/";
    private static final String MESSAGES = "#/components/messages/";
    private final JsonNode document = read("/asyncapi.yaml", new YAMLMapper());

    JsonNode info() {
        return document.get("info");
    }

    Map<String, JsonNode> servers() {
        return children(document.get("servers"));
    }

    /** Those with an address; a reply has none before it is asked for. */
    Map<String, JsonNode> channels() {
        Map<String, JsonNode> channels = children(document.get("channels"));
        channels.values().removeIf(channel -> channel.get("address").isNull());
        return channels;
    }

    Map<String, JsonNode> messages() {
        return children(document.at("/components/messages"));
    }

    JsonNode headers() {
        return document.at("/components/messageTraits/event");
    }

    /** The keys under components of the messages that a channel carries. */
    Set<String> messagesOf(String channel) {
        Set<String> messages = new TreeSet<>();
        document.at("/channels/" + channel + "/messages")
                .forEach(message -> messages.add(message.get("$ref").asText().substring(MESSAGES.length())));
        return messages;
    }

    /** The operations of a channel, send or receive, by name. */
    Map<String, JsonNode> operations(String channel, String action) {
        Map<String, JsonNode> operations = children(document.get("operations"));
        operations.values().removeIf(operation -> !operation.get("action").asText().equals(action)
                || !operation.at("/channel/$ref").asText().equals(CHANNELS + channel));
        return operations;
    }

    /** The keys under components of the messages that an operation answers with. */
    Set<String> replies(JsonNode operation) {
        String channel = operation.at("/reply/channel/$ref").asText();
        return channel.isEmpty() ? Set.of() : messagesOf(channel.substring(CHANNELS.length()));
    }

    static JsonNode schema(String file) {
        return read("/schemas/" + file, new ObjectMapper());
    }

    private static JsonNode read(String resource, ObjectMapper mapper) {
        try (InputStream file = AsyncApi.class.getResourceAsStream(resource)) {
            return mapper.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static Map<String, JsonNode> children(JsonNode node) {
        Map<String, JsonNode> children = new LinkedHashMap<>();
        node.properties().forEach(child -> children.put(child.getKey(), child.getValue()));
        return children;
    }
}
