package dev.waybill.payment.provider;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An answer that begins and never ends: the timeout of the client is one between two bytes. */
@Timeout(30)
class StalledAnswerTest {
    @Test
    void doesNotHoldTheCaller() throws Exception {
        isGivenUp(exchange -> exchange.sendResponseHeaders(200, 100));
    }

    @Test
    void oneThatDripsDoesNotEither() throws Exception {
        isGivenUp(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 200; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            exchange.close();
        });
    }

    private static void isGivenUp(HttpHandler answer) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", answer);
        server.start();
        try {
            var client = new ProviderClient();
            client.uri = "http://127.0.0.1:" + server.getAddress().getPort();
            client.secretKey = Optional.of("sk_test");
            client.timeout = Duration.ofSeconds(1);
            client.resilience = new Resilience();
            client.resilience.tries = 1;
            client.resilience.pause = Duration.ofMillis(500);
            client.resilience.prepare();
            client.open();

            assertThatThrownBy(() -> client.get("/v1/payment_intents/pi_1")).isInstanceOf(ProviderException.class)
                    .hasMessageContaining("did not answer within PT1S");
        } finally {
            server.stop(0);
        }
    }
}
