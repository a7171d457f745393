package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final String CREATED = EventCodec.encode(EventSamples.of(EventType.ORDER_CREATED));

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyTypeComesBackAsItWent(EventType type) throws Exception {
        Event<?> event = EventSamples.of(type);

        assertThat(EventCodec.decode(EventCodec.batch(List.of(EventCodec.encode(event)))))
                .isEqualTo(List.<Event<?>>of(event));
    }

    @Test
    void aBatchKeepsItsOrder() throws Exception {
        List<Event<?>> events = List.of(EventSamples.of(EventType.ORDER_CREATED), EventSamples.of(EventType.ORDER_CREATED));

        assertThat(EventCodec.decode(EventCodec.batch(events.stream().map(EventCodec::encode).toList()))).isEqualTo(events);
    }

    @Test
    void whatALaterMinorVersionAddsIsIgnored() throws Exception {
        String later = CREATED.replace("\"customerId\"", "\"giftWrap\":true,\"customerId\"")
                .replace("\"specversion\"", "\"partitionkey\":\"3\",\"specversion\"");

        assertThat(EventCodec.decode("[" + later + "]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{}", "[]", "null", "[1]", "[{}]", "[{\"specversion\":\"1.0\"}", "[{}] trailing"})
    void whatIsNoBatchIsUnreadable(String body) {
        assertThatThrownBy(() -> EventCodec.decode(body)).isInstanceOf(UnreadableEventException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type", "dataschema", "subject", "time", "data", "quantity", "customerId"})
    void aMissingAttributeIsUnreadable(String attribute) {
        String without = CREATED.replace("\"" + attribute + "\":", "\"x-" + attribute + "\":");

        assertThatThrownBy(() -> EventCodec.decode("[" + without + "]")).isInstanceOf(UnreadableEventException.class);
    }

    @ParameterizedTest
    @CsvSource({"created.v1.json,created.v2.json,major version", "created\",created\\n\",unknown event type",
        "12.50,12.505,order.created", "EUR,XXQ,order.created"})
    void whatDoesNotFitTheContractIsUnreadableAndSaysWhy(String part, String replacement, String reason) {
        assertThatThrownBy(() -> EventCodec.decode("[" + CREATED.replace(part, replacement) + "]"))
                .isInstanceOf(UnreadableEventException.class).hasMessageContaining(reason);
    }

    @Test
    void oneUnreadableElementLeavesTheOthersWhole() throws Exception {
        List<String> elements = EventCodec.elements("[" + CREATED + ",{\"oops\":1}]");

        assertThat(elements).hasSize(2);
        assertThat(EventCodec.decode("[" + elements.get(0) + "]")).hasSize(1);
    }
}
