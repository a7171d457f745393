package dev.waybill.system.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** A version 2 of order.created, which breaks with version 1: the customer is an object, {@code customerId} is gone. */
final class OrderCreatedTwo {
    static final String SCHEMA = "urn:waybill:schemas:order.created.v2.json";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaIdResolvers(r -> r.mapPrefix("urn:waybill:schemas:", "classpath:schemas/")));

    private OrderCreatedTwo() {
    }

    /** The same fact, so the same id. */
    static String from(String versionOne) {
        ObjectNode event = (ObjectNode) EventCodecs.json(versionOne);
        ObjectNode data = (ObjectNode) event.get("data");
        data.putObject("customer").set("id", data.remove("customerId"));
        event.put("dataschema", SCHEMA);
        var errors = SCHEMAS.getSchema(SchemaLocation.of(SCHEMA)).validate(data.toString(), InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new AssertionError(errors.toString());
        }
        return event.toString();
    }

    /** What a consumer that knows both versions reads. */
    static String customer(JsonNode event) {
        return event.get("dataschema").asText().equals(SCHEMA)
                ? event.at("/data/customer/id").asText() : event.at("/data/customerId").asText();
    }
}
