package dev.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was asked.
 *
 * @param form parameters of the body or, for a GET, of the query
 * @param key  the {@code Idempotency-Key}, or null
 */
record Request(String method, String path, Map<String, String> form, String key) {
    static Request of(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(method, exchange.getRequestURI().getPath(), decoded(method.equals("GET") ? query : body),
                method.equals("POST") ? exchange.getRequestHeaders().getFirst("Idempotency-Key") : null);
    }

    /** The same for the same question. */
    String fingerprint() {
        return method + " " + path + " " + form;
    }

    /** {@code pi_..} in {@code /v1/payment_intents/pi_../confirm}. */
    String id() {
        return path.split("/")[3];
    }

    private static Map<String, String> decoded(String text) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : text == null || text.isBlank() ? new String[0] : text.split("&")) {
            int equals = pair.indexOf('=');
            form.put(decode(equals < 0 ? pair : pair.substring(0, equals)), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return form;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(400, Problem.invalid(null, "Invalid form encoding: " + text));
        }
    }
}
