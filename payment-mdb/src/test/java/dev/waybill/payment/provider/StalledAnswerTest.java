package dev.waybill.payment.provider;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that begin and never end: the timeout of the HTTP client is one between two bytes. */
class StalledAnswerTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ProviderClient client = new ProviderClient();
    private ServerSocket server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        SandboxedProvider.open(client, URI.create("http://127.0.0.1:" + server.getLocalPort()), Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void oneThatStalls() {
        isGivenUp("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", "");
    }

    @Test
    void oneThatDrips() {
        isGivenUp("HTTP/1.1 200 OK\r\n\r\n", " ");
    }

    @Test
    void oneWhoseHeadersDrip() {
        isGivenUp("HTTP/1.1 200 OK\r\nSlow: ", "y");
    }

    private void isGivenUp(String begin, String drop) {
        Thread provider = new Thread(() -> answer(begin, drop));
        provider.setDaemon(true);
        provider.start();
        assertTimeoutPreemptively(LONG, () -> assertThatThrownBy(() -> client.get("/v1/payment_intents/pi_1"))
                .isInstanceOf(ProviderException.class).hasMessageContaining("did not answer within PT1S"));
    }

    /** Until the other side has gone. */
    private void answer(String begin, String drop) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
            while (!server.isClosed()) {
                socket.getOutputStream().write(drop.getBytes(StandardCharsets.US_ASCII));
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        } catch (IOException gone) {
            // As it should be.
        }
    }
}
