package dev.waybill.launcher;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Takes pushes as RFC 8030 says, for browsers that are known here. */
final class PushService {

    static final String PATH = "/push/";
    /** RFC 8030, section 7.2. */
    private static final int LARGEST = 4096;

    private final Map<String, PushBrowser> browsers = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final Consumer<Push> inbox;
    private final String origin;

    PushService(String origin, Consumer<Push> inbox) {
        this.origin = origin;
        this.inbox = inbox;
    }

    void add(String name, PushBrowser browser) {
        browsers.put(name, browser);
    }

    /** @param status 201 to take pushes again */
    void answer(String name, int status) {
        answers.put(name, status);
    }

    void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = status(exchange);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private int status(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(PATH.length());
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        int told = answers.getOrDefault(name, 201);
        if (told != 201) {
            return told;
        }
        String ttl = exchange.getRequestHeaders().getFirst("TTL");
        if (!browsers.containsKey(name)) {
            return 404;
        }
        if (body.length > LARGEST) {
            return 413;
        }
        if (ttl == null || !ttl.matches("\\d{1,9}")
                || !"aes128gcm".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            return 400;
        }
        try {
            Vapid sender = Vapid.check(exchange.getRequestHeaders().getFirst("Authorization"), origin);
            String topic = exchange.getRequestHeaders().getFirst("Topic");
            inbox.accept(new Push(name, message(name, body), topic == null ? "" : topic, Long.parseLong(ttl),
                    sender.key(), sender.subject(), Instant.now()));
            return 201;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return 403;
        }
    }

    /** A push service cannot look into a push; what the browser cannot read is shown as that. */
    private String message(String name, byte[] body) {
        try {
            return new String(browsers.get(name).decrypt(body), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | RuntimeException e) {
            return "cannot be decrypted, it is for keys of an earlier start: " + e.getMessage();
        }
    }
}
