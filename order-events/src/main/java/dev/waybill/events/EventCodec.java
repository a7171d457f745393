package dev.waybill.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Events to and from CloudEvents 1.0, JSON batch format. Strict in what it needs, and blind to what it does not know,
 * so that additive changes stay readable.
 */
public final class EventCodec {
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private EventCodec() {
    }

    /** The context attributes and data as they stand in JSON. */
    private record Envelope(String specversion, UUID id, String source, String type, String datacontenttype,
                            String dataschema, UUID subject, OffsetDateTime time, String traceparent, Record data) {
    }

    /** One event as a JSON object. */
    public static String encode(Event<?> event) {
        try {
            return JSON.writeValueAsString(new Envelope("1.0", event.id(), event.source(), event.type().type(),
                    "application/json", event.type().dataSchema(), event.subject(), event.time(), event.traceparent(),
                    event.data()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id() + " cannot be written", e);
        }
    }

    /** Encoded events as one batch. */
    public static String batch(Collection<String> encoded) {
        return "[" + String.join(",", encoded) + "]";
    }

    /** The elements of a batch, each still as JSON: one that cannot be read must not take the others with it. */
    public static List<String> elements(String batch) throws UnreadableEventException {
        var elements = new ArrayList<String>();
        array(batch).forEach(element -> elements.add(element.toString()));
        return elements;
    }

    /** All events of a batch, in its order. */
    public static List<Event<?>> decode(String batch) throws UnreadableEventException {
        var events = new ArrayList<Event<?>>();
        for (JsonNode element : array(batch)) {
            events.add(decode(element));
        }
        return events;
    }

    static JsonNode array(String batch) throws UnreadableEventException {
        try {
            JsonNode array = JSON.readTree(batch);
            if (!array.isArray() || array.isEmpty()) {
                throw new UnreadableEventException("not a JSON array of one or more events");
            }
            return array;
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Event<?> decode(JsonNode json) throws UnreadableEventException {
        if (!"1.0".equals(text(json, "specversion"))) {
            throw new UnreadableEventException("specversion is not 1.0");
        }
        String type = text(json, "type");
        String schema = text(json, "dataschema");
        EventType known = EventType.find(type, schema)
                .orElseThrow(() -> new UnreadableEventException("unknown event type or major version: " + type + ", " + schema));
        try {
            return new Event<Record>(UUID.fromString(text(json, "id")), known, text(json, "source"),
                    UUID.fromString(text(json, "subject")), OffsetDateTime.parse(text(json, "time")),
                    json.path("traceparent").textValue(), JSON.treeToValue(json.get("data"), known.data()));
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException("data of " + type + ": " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new UnreadableEventException("attributes of " + type + ": " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode json, String attribute) throws UnreadableEventException {
        JsonNode value = json.get(attribute);
        if (value == null || !value.isTextual()) {
            throw new UnreadableEventException("attribute " + attribute + " is missing or no text");
        }
        return value.textValue();
    }
}
