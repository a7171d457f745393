package dev.waybill.notification.push;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers each browser as told, with 201 if not told, and keeps what came. */
final class ScriptedPushService implements AutoCloseable {
    final Map<String, Integer> answers = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile Headers headers;
    volatile byte[] body;
    private final HttpServer server;

    ScriptedPushService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    String endpoint(String browser) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + browser;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String browser = exchange.getRequestURI().getPath().substring(1);
            asked.add(browser);
            headers = exchange.getRequestHeaders();
            body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Location", endpoint("elsewhere"));
            exchange.sendResponseHeaders(answers.getOrDefault(browser, 201), -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
