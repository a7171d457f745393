package dev.waybill.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The AsyncAPI document as Markdown, so that it can be read where the repository is. */
final class EventsPage {
    private static final String RESOURCES = "../order-events/src/main/resources/";

    private final AsyncApi document = new AsyncApi();
    private final StringBuilder page = new StringBuilder();

    static String text() {
        var page = new EventsPage();
        page.write();
        return page.page.toString();
    }

    private void write() {
        line("# Events and commands");
        line("Made from [asyncapi.yaml](" + RESOURCES + "asyncapi.yaml) by `AsyncApiTest`; change that, not this page.");
        line(document.info().get("description").asText());
        line("## Servers");
        table("name", "address", "protocol", "for");
        document.servers().forEach((name, server) -> row("`" + name + "`", "`" + server.get("host").asText() + "`",
                server.get("protocol").asText() + " " + server.path("protocolVersion").asText(), server.get("description").asText()));
        line("\n## Channels");
        document.channels().forEach(this::channel);
        line("## Headers");
        table("header or property", "type", "meaning");
        document.headers().at("/bindings/jms/headers/properties").properties().forEach(this::header);
        document.headers().at("/headers/properties").properties().forEach(this::header);
        line("\n## Messages");
        document.messages().forEach(this::message);
    }

    private void channel(String name, JsonNode channel) {
        line("### `" + name + "`");
        line(channel.get("description").asText() + ". A " + channel.get("x-kind").asText() + "; what fails for good "
                + (channel.has("x-dead-letters") ? "goes to `" + channel.get("x-dead-letters").asText() + "`." : "is forgotten."));
        line("Carries " + document.messagesOf(name).stream().map(EventsPage::link).collect(Collectors.joining(", ")) + ".");
        table("subscription", "what for");
        document.operations(name, "receive").forEach((queue, operation) -> row("`" + queue + "`", operation.get("summary").asText()
                + document.replies(operation).stream().map(reply -> ", by " + link(reply)).collect(Collectors.joining())));
        page.append('\n');
    }

    private void header(Map.Entry<String, JsonNode> header) {
        row("`" + header.getKey() + "`", header.getValue().get("type").asText(), header.getValue().get("description").asText());
    }

    private void message(String name, JsonNode message) {
        String event = message.at("/payload/items/allOf/1/properties/data/$ref").asText();
        String file = event.isEmpty() ? message.at("/payload/$ref").asText() : event;
        JsonNode schema = file.isEmpty() ? message.path("payload") : AsyncApi.schema(file.substring("schemas/".length()));
        line("### " + name);
        line(message.get("summary").asText() + "." + (file.isEmpty() ? "" : " [Schema](" + RESOURCES + file + ")"));
        if (schema.has("examples")) {
            line("```json\n" + schema.at("/examples/0").toPrettyString() + "\n```");
        }
        table("property", "", "");
        var required = StreamSupport.stream(schema.path("required").spliterator(), false).map(JsonNode::asText).collect(Collectors.toSet());
        schema.path("properties").properties().forEach(property -> row("`" + property.getKey() + "`",
                required.contains(property.getKey()) ? "required" : "optional", meaning(property.getValue())));
        page.append('\n');
    }

    private static String meaning(JsonNode property) {
        if (property.has("description")) {
            return property.get("description").asText();
        }
        if (property.has("enum")) {
            return StreamSupport.stream(property.get("enum").spliterator(), false)
                    .map(value -> "`" + value.asText() + "`").collect(Collectors.joining(", "));
        }
        if (property.has("$ref")) {
            return "[" + property.get("$ref").asText().replaceAll(".*/", "") + "](" + RESOURCES + "schemas/common.v1.json)";
        }
        return property.path("format").asText(property.get("type").asText());
    }

    private static String link(String message) {
        return "[" + message + "](#" + message.replace(".", "") + ")";
    }

    private void table(String... names) {
        row(names);
        row(Arrays.stream(names).map(name -> "---").toArray(String[]::new));
    }

    private void row(String... cells) {
        page.append("| ").append(Arrays.stream(cells).map(String::strip).collect(Collectors.joining(" | "))).append(" |\n");
    }

    private void line(String text) {
        page.append(text).append("\n\n");
    }
}
