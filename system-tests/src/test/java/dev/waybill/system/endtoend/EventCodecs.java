package dev.waybill.system.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.events.EventCodec;
import dev.waybill.events.UnreadableEventException;

/** Reads what the broker's management shows of a message. */
final class EventCodecs {
    private EventCodecs() {
    }

    static int count(JsonNode message) {
        try {
            return EventCodec.elements(message.get("text").asText()).size();
        } catch (UnreadableEventException e) {
            throw new AssertionError(e);
        }
    }
}
