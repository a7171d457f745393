package dev.waybill.system.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.events.EventCodec;
import dev.waybill.events.UnreadableEventException;

/** Reads messages, and what the broker's management shows of them. */
final class EventCodecs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventCodecs() {
    }

    static int count(JsonNode message) {
        try {
            return EventCodec.elements(message.get("text").asText()).size();
        } catch (UnreadableEventException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
