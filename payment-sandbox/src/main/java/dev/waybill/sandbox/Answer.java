package dev.waybill.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What a caller gets. */
record Answer(int status, JsonNode body) {
    static Answer of(Object body) {
        return new Answer(200, Json.MAPPER.valueToTree(body));
    }

    static Answer problem(int status, Problem problem) {
        return new Answer(status, Json.MAPPER.valueToTree(Map.of("error", problem)));
    }

    /** A failure of the provider itself. */
    static Answer failure(int status, String message) {
        return problem(status, new Problem("api_error", null, null, message, null));
    }
}
