package dev.waybill.payment.provider;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An answer that begins and never ends: the timeout of a request ends with the headers. */
class StalledAnswerTest {
    @Test
    @Timeout(30)
    void doesNotHoldTheCaller() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> exchange.sendResponseHeaders(200, 100));
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
