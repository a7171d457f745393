package dev.waybill.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {
    @TempDir
    Path directory;

    @Test
    void anAnswerThatNeverEndsIsGivenUp() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var requests = new AtomicInteger();
        server.createContext("/", exchange -> {
            boolean first = requests.getAndIncrement() == 0;
            exchange.sendResponseHeaders(200, first ? 100 : -1);
        });
        server.start();
        try {
            new Readiness("test", URI.create("http://127.0.0.1:" + server.getAddress().getPort()), new Process(new LogFile(directory.resolve("log"))))
                    .await(Duration.ofSeconds(30));
        } finally {
            server.stop(0);
        }
        assertThat(requests).hasValue(3);
    }

    private record Process(LogFile log) implements Running {
        @Override
        public boolean isAlive() {
            return true;
        }
    }
}
