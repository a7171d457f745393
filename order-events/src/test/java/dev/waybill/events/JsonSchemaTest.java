package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Code and schemas are two texts of one contract: what the code writes, the schemas accept, and no less. */
class JsonSchemaTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaIdResolvers(r -> r.mapPrefix("urn:waybill:schemas:", "classpath:schemas/")));

    @ParameterizedTest
    @EnumSource(EventType.class)
    void whatTheCodecWritesIsValid(EventType type) {
        ObjectNode event = written(type);

        assertThat(errors("event.v1.json", event)).isEmpty();
        assertThat(errors(type.schemaFile(), event.get("data"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyPropertyOfTheRecordIsInTheSchemaAndNoOther(EventType type) {
        assertSameProperties(type.data(), Schemas.read(type.schemaFile()), type.schemaFile());
    }

    @ParameterizedTest
    @MethodSource("requiredProperties")
    void aRequiredPropertyIsRequiredByTheSchemaAndByTheCode(EventType type, String property) {
        ObjectNode event = written(type);
        ((ObjectNode) event.get("data")).remove(property);

        assertThat(errors(type.schemaFile(), event.get("data"))).isNotEmpty();
        // A boolean that is missing reads as false.
        if (!property.equals("confirmed")) {
            assertThatCode(() -> EventCodec.decode("[" + event + "]")).as(property).isInstanceOf(UnreadableEventException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("optionalProperties")
    void withoutAnOptionalPropertyAnEventIsStillRead(EventType type, String property) {
        ObjectNode event = written(type);
        ((ObjectNode) event.get("data")).remove(property);

        assertThat(errors(type.schemaFile(), event.get("data"))).isEmpty();
        assertThatCode(() -> EventCodec.decode("[" + event + "]")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void whatALaterMinorVersionAddsIsValid(EventType type) {
        ObjectNode event = written(type);
        event.put("partitionkey", "3");
        ((ObjectNode) event.get("data")).put("giftWrap", true);

        assertThat(errors("event.v1.json", event)).isEmpty();
        assertThat(errors(type.schemaFile(), event.get("data"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theExamplesAreValidAndComeBackAsTheyWent(EventType type) throws Exception {
        JsonNode examples = Schemas.read(type.schemaFile()).path("examples");
        assertThat(examples).as("examples in %s", type.schemaFile()).isNotEmpty();
        for (JsonNode example : examples) {
            ObjectNode event = written(type);
            event.set("data", example);

            assertThat(errors(type.schemaFile(), example)).isEmpty();
            assertThat(Schemas.parse(EventCodec.encode(EventCodec.decode("[" + event + "]").get(0)))).isEqualTo(event);
        }
    }

    static Stream<Arguments> requiredProperties() {
        return Arrays.stream(EventType.values()).flatMap(type -> required(type).map(property -> Arguments.of(type, property)));
    }

    static Stream<Arguments> optionalProperties() {
        return Arrays.stream(EventType.values()).flatMap(type -> {
            List<String> required = required(type).toList();
            return Arrays.stream(type.data().getRecordComponents()).map(RecordComponent::getName)
                    .filter(name -> !required.contains(name)).map(name -> Arguments.of(type, name));
        });
    }

    private static Stream<String> required(EventType type) {
        return StreamSupport.stream(Schemas.read(type.schemaFile()).get("required").spliterator(), false).map(JsonNode::asText);
    }

    private static void assertSameProperties(Class<?> data, JsonNode schema, String where) {
        List<String> described = schema.get("properties").properties().stream().map(Map.Entry::getKey).toList();
        assertThat(described).as("properties of %s / components of %s", where, data.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(data.getRecordComponents()).map(RecordComponent::getName).toList());
        for (RecordComponent component : data.getRecordComponents()) {
            JsonNode property = Schemas.resolve(schema.get("properties").get(component.getName()), where);
            Class<?> value = elementType(component.getGenericType());
            JsonNode element = component.getType() == List.class ? Schemas.resolve(property.get("items"), where) : property;
            if (value.isRecord()) {
                assertSameProperties(value, element, where + "/" + component.getName());
            } else if (value.isEnum()) {
                assertThat(element.get("enum")).extracting(JsonNode::asText).as("enum of %s in %s", component.getName(), where)
                        .containsExactlyElementsOf(Arrays.stream(value.getEnumConstants()).map(Object::toString).toList());
            }
        }
    }

    private static Class<?> elementType(Type type) {
        return type instanceof ParameterizedType list ? (Class<?>) list.getActualTypeArguments()[0] : (Class<?>) type;
    }

    private static ObjectNode written(EventType type) {
        return (ObjectNode) Schemas.parse(EventCodec.encode(EventSamples.of(type)));
    }

    private static List<Error> errors(String schema, JsonNode json) {
        return errors(schema, json.toString());
    }

    static List<Error> errors(String schema, String json) {
        return SCHEMAS.getSchema(SchemaLocation.of("urn:waybill:schemas:" + schema))
                .validate(json, InputFormat.JSON, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)));
    }
}
