package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {
    private final ObjectNode event = event(EventType.ORDER_CREATED);

    @ParameterizedTest
    @EnumSource(EventType.class)
    void allButIdAndDataStays(EventType type) throws Exception {
        ObjectNode old = event(type);
        old.put("partitionkey", "3");
        ObjectNode data = old.get("data").deepCopy();
        data.put("giftWrap", true);

        Revision revision = Revision.of("[" + old + "]", data);

        ObjectNode revised = (ObjectNode) Schemas.parse(revision.batch()).get(0);
        assertThat(revised.get("id").asText()).isEqualTo(revision.id().toString()).isNotEqualTo(old.get("id").asText());
        assertThat(revised.get("data")).isEqualTo(data);
        revised.set("id", old.get("id"));
        revised.set("data", old.get("data"));
        assertThat(revised).isEqualTo(old);
    }

    /** The figures are cut by the time in the ids. */
    @Test
    void theNewIdCarriesTheTimeOfTheEvent() throws Exception {
        event.put("time", "2026-01-15T09:30:00.123456Z");

        Revision revision = Revision.of("[" + event + "]", event.get("data"));

        assertThat(revision.id().getMostSignificantBits() >>> 16).isEqualTo(Instant.parse("2026-01-15T09:30:00.123Z").toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({"/customerId,data.customerId", "/total,data.total", "/orderId,data.orderId", "/lines/0/name,data.lines[0].name"})
    void whatIsMissingIsNamed(String pointer, String field) {
        ObjectNode data = event.get("data").deepCopy();
        int cut = pointer.lastIndexOf('/');
        ((ObjectNode) data.at(pointer.substring(0, cut))).remove(pointer.substring(cut + 1));

        refused(data, field);
    }

    @Test
    void whatIsOutOfRangeIsNamed() {
        ObjectNode data = event.get("data").deepCopy();
        ((ObjectNode) data.at("/lines/0")).put("quantity", "two");

        refused(data, "data.lines[0].quantity");
    }

    @Test
    void theOrderStays() {
        ObjectNode data = event.get("data").deepCopy();
        data.put("orderId", UUID.randomUUID().toString());

        refused(data, "data.orderId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1", "\"x\""})
    void dataIsAnObject(String data) {
        refused(Schemas.parse(data), "data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "[1]", "[{},{}]", "[{}]", "no JSON"})
    void whatHasNoReadableAttributesCannotBeRevised(String batch) {
        assertThatThrownBy(() -> Revision.of(batch, event.get("data"))).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void attributesAreReadAsFarAsTheyGo() {
        assertThat(EventAttributes.of("[{\"id\":\"1\",\"type\":2},{}]")).isEqualTo(new EventAttributes(2, "1", null, null));
        assertThat(EventAttributes.of("no JSON").count()).isZero();
        assertThat(EventAttributes.of(null).count()).isZero();
    }

    private void refused(JsonNode data, String field) {
        assertThatThrownBy(() -> Revision.of("[" + event + "]", data)).isInstanceOfSatisfying(InvalidDataException.class,
                invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    private static ObjectNode event(EventType type) {
        return (ObjectNode) Schemas.parse(EventCodec.encode(EventSamples.of(type)));
    }
}
