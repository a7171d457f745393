package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.Error;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code and schemas are two texts of one contract: what the code writes, the schemas accept, and no less. */
class JsonSchemaTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaIdResolvers(r -> r.mapPrefix("urn:waybill:schemas:", "classpath:schemas/")));

    @ParameterizedTest
    @EnumSource(EventType.class)
    void whatTheCodecWritesIsValid(EventType type) {
        String json = EventCodec.encode(EventSamples.of(type));

        assertThat(errors("event.v1.json", json)).isEmpty();
        assertThat(errors(type.schemaFile(), data(json))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void anEventWithoutItsOrderIsInvalid(EventType type) {
        String json = data(EventCodec.encode(EventSamples.of(type))).replace("\"orderId\"", "\"order\"");

        assertThat(errors(type.schemaFile(), json)).isNotEmpty();
    }

    static List<Error> errors(String schema, String json) {
        return SCHEMAS.getSchema(SchemaLocation.of("urn:waybill:schemas:" + schema))
                .validate(json, InputFormat.JSON, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)));
    }

    private static String data(String json) {
        return json.substring(json.indexOf("\"data\":") + 7, json.length() - 1);
    }
}
