package dev.waybill.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** Shows the pushes of the sink: {@code /} for people, {@code /messages} as JSON. */
final class PushPage {

    private static final int SHOWN = 50;
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final PushSink sink;

    PushPage(PushSink sink) {
        this.sink = sink;
    }

    void messages(HttpExchange exchange) throws IOException {
        answer(exchange, "application/json", JSON.writeValueAsString(sink.pushes()));
    }

    void page(HttpExchange exchange) throws IOException {
        List<Push> newestFirst = sink.pushes();
        Collections.reverse(newestFirst);
        StringBuilder html = new StringBuilder("""
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Waybill: pushes</title>
                <style>
                  body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
                  small { color: #555 }
                  pre { white-space: pre-wrap; background: #f5f5f5; padding: .5rem }
                </style>
                <h1>Pushes</h1><p>%d taken, the newest %d are shown as the browser decrypted them. None leaves this machine.</p>
                """.formatted(newestFirst.size(), Math.min(SHOWN, newestFirst.size())));
        newestFirst.stream().limit(SHOWN).forEach(push -> html.append("""
                <p><small>to the browser of %s, %s, topic %s</small></p><pre>%s</pre>
                """.formatted(escaped(push.browser()), push.receivedAt(), escaped(push.topic()), escaped(push.message()))));
        answer(exchange, "text/html; charset=utf-8", html.toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
