package dev.waybill.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Shows the mails of the sink: {@code /} for people, {@code /messages} as JSON, both with {@code ?to=}. */
final class MailPage {

    private static final int SHOWN = 50;
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final MailSink sink;
    private final HttpServer server;

    MailPage(MailSink sink, int port) throws IOException {
        this.sink = sink;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.createContext("/", this::page);
        server.createContext("/messages", this::messages);
        server.start();
    }

    void close() {
        server.stop(0);
    }

    private void messages(HttpExchange exchange) throws IOException {
        answer(exchange, "application/json", JSON.writeValueAsString(asked(exchange)));
    }

    private void page(HttpExchange exchange) throws IOException {
        List<Mail> newestFirst = asked(exchange);
        Collections.reverse(newestFirst);
        StringBuilder html = new StringBuilder("""
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Waybill: mails</title>
                <style>
                  body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
                  details { border-top: 1px solid #ccc; padding: .5rem 0 }
                  summary { cursor: pointer }
                  small { color: #555 }
                  pre { white-space: pre-wrap; background: #f5f5f5; padding: .5rem }
                  iframe { width: 100%%; height: 20rem; border: 1px solid #ccc }
                </style>
                <h1>Mails</h1><p>%d taken, the newest %d are shown. None leaves this machine.</p>
                """.formatted(newestFirst.size(), Math.min(SHOWN, newestFirst.size())));
        newestFirst.stream().limit(SHOWN).forEach(mail -> html.append(entry(mail)));
        answer(exchange, "text/html; charset=utf-8", html.toString());
    }

    /** The mail's HTML is shown in a sandbox: no script runs, nothing is loaded as this page. */
    private static String entry(Mail mail) {
        return """
                <details><summary>%s <small>to %s, %s</small></summary>
                <small>%s</small><pre>%s</pre><iframe sandbox srcdoc="%s"></iframe></details>
                """.formatted(escaped(mail.subject()), escaped(mail.to()), mail.receivedAt(),
                escaped(mail.messageId()), escaped(mail.text()), escaped(mail.html()));
    }

    private List<Mail> asked(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null || !query.startsWith("to=")) {
            return sink.messages();
        }
        String recipient = URLDecoder.decode(query.substring("to=".length()), StandardCharsets.UTF_8);
        return new ArrayList<>(sink.messagesTo(recipient));
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
