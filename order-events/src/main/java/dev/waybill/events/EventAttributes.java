package dev.waybill.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What can still be said of a batch that may be broken; null where it does not say.
 *
 * @param count events in it; 0 where it is none
 * @param id    of the first event, as are type and subject
 */
public record EventAttributes(int count, String id, String type, String subject) {
    private static final EventAttributes NONE = new EventAttributes(0, null, null, null);

    /** @param batch may be null */
    public static EventAttributes of(String batch) {
        try {
            JsonNode array = batch == null ? null : EventCodec.JSON.readTree(batch);
            return array == null || !array.isArray() || array.isEmpty() ? NONE : of(array);
        } catch (JsonProcessingException e) {
            return NONE;
        }
    }

    private static EventAttributes of(JsonNode array) {
        JsonNode first = array.get(0);
        return new EventAttributes(array.size(), first.path("id").textValue(), first.path("type").textValue(),
                first.path("subject").textValue());
    }
}
