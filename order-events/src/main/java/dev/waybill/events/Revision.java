package dev.waybill.events;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * An event with other data and a new id; all else stays. The new id carries the event's own time, as every id does.
 *
 * @param batch it alone, encoded
 */
public record Revision(UUID id, String batch) {
    /**
     * @throws UnreadableEventException where the attributes of the event cannot be read, or there is more than one event
     * @throws InvalidDataException     where the data does not fit the event's type and subject
     */
    public static Revision of(String batch, JsonNode data) throws UnreadableEventException, InvalidDataException {
        if (!data.isObject()) {
            throw new InvalidDataException("data", "must be a JSON object");
        }
        JsonNode array = EventCodec.array(batch);
        if (array.size() > 1 || !array.get(0).isObject()) {
            throw new UnreadableEventException("not one event");
        }
        ObjectNode revised = array.get(0).deepCopy();
        revised.put("id", UuidCreator.getTimeOrderedEpoch(time(revised).toInstant()).toString()).set("data", data);
        Event<?> event = decode(revised);
        String order = data.path("orderId").textValue();
        if (order != null && !UUID.fromString(order).equals(event.subject())) {
            throw new InvalidDataException("data.orderId", "must stay " + event.subject() + ", the subject of the event");
        }
        return new Revision(event.id(), EventCodec.batch(List.of(revised.toString())));
    }

    private static OffsetDateTime time(JsonNode event) throws UnreadableEventException {
        try {
            return OffsetDateTime.parse(event.path("time").asText());
        } catch (DateTimeException e) {
            throw new UnreadableEventException("attribute time is missing or no time", e);
        }
    }

    private static Event<?> decode(JsonNode event) throws UnreadableEventException, InvalidDataException {
        try {
            return EventCodec.decode("[" + event + "]").get(0);
        } catch (UnreadableEventException e) {
            if (e.getCause() instanceof JsonMappingException inData) {
                throw invalid(inData);
            }
            throw e;
        }
    }

    private static InvalidDataException invalid(JsonMappingException exception) {
        var path = new StringBuilder("data");
        exception.getPath().forEach(step -> path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName()));
        if (exception.getCause() instanceof NullPointerException missing && missing.getMessage() != null) {
            return new InvalidDataException(path + "." + missing.getMessage(), "is required");
        }
        Throwable cause = exception.getCause() instanceof IllegalArgumentException ? exception.getCause() : null;
        return new InvalidDataException(path.toString(), cause == null ? exception.getOriginalMessage() : cause.getMessage());
    }
}
