package dev.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Sends answers as JSON. */
final class Answers {
    private Answers() {
    }

    static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(answer.body());
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
