package dev.waybill.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The schemas as they stand in their files. */
final class Schemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "urn:waybill:schemas:";

    private Schemas() {
    }

    static JsonNode read(String file) {
        try (var stream = Schemas.class.getResourceAsStream("/schemas/" + file)) {
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    /** What a schema stands for where it is a reference; references within a file are those of the common one. */
    static JsonNode resolve(JsonNode schema, String where) {
        if (!schema.has("$ref")) {
            return schema;
        }
        String[] reference = schema.get("$ref").asText().split("#", 2);
        String file = reference[0].isEmpty() ? "common.v1.json" : reference[0].substring(PREFIX.length());
        JsonNode target = read(file).at(reference[1]);
        if (target.isMissingNode()) {
            throw new AssertionError(where + " refers to " + schema.get("$ref"));
        }
        return resolve(target, where);
    }
}
