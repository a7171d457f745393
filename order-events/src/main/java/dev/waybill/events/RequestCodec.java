package dev.waybill.events;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Requests and their replies to and from JSON. They are no events: nothing has happened, and nobody keeps them. */
public final class RequestCodec {
    private RequestCodec() {
    }

    public static String encode(Record body) {
        try {
            return EventCodec.JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body.getClass().getSimpleName() + " cannot be written", e);
        }
    }

    /** Throws IllegalArgumentException where the text is no such request or reply. */
    public static <T extends Record> T decode(String text, Class<T> type) {
        try {
            T body = EventCodec.JSON.readValue(text, type);
            if (body == null) {
                throw new IllegalArgumentException("null is no " + type.getSimpleName());
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
