package dev.waybill.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LoadClientTest {
    private final Vertx vertx = Vertx.vertx();
    private final LoadClient client = new LoadClient();
    private final AtomicInteger requests = new AtomicInteger();

    @AfterEach
    void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void closedLoopSendsEachRequestOnce() {
        URI uri = serve(request -> request.body().onSuccess(body -> request.response().setStatusCode(201).end(body)));
        LoadResult result = client.run(Target.orders(List.of(uri), "order %d"::formatted), Load.closed(500, 8));
        assertThat(requests).hasValue(500);
        assertThat(result.answers()).hasSize(500).containsEntry(17, "order 17");
        assertThat(result.latencies().getTotalCount()).isEqualTo(500);
        assertThat(result.errors()).isEmpty();
    }

    @Test
    @Timeout(20)
    void whereThereIsNothingToSendItEnds() {
        LoadResult result = client.run(Target.orders(List.of(URI.create("http://127.0.0.1:1/")), "order %d"::formatted), Load.closed(0, 8));
        assertThat(result.answers()).isEmpty();
        assertThat(result.errors()).isEmpty();
    }

    @Test
    void severalServersAreAskedInTurn() {
        var second = new AtomicInteger();
        URI one = serve(request -> request.response().setStatusCode(201).end());
        URI two = serve(request -> {
            second.incrementAndGet();
            request.response().setStatusCode(201).end();
        });
        LoadResult result = client.run(Target.orders(List.of(one, two), "order %d"::formatted), Load.closed(100, 4));
        assertThat(result.answers()).hasSize(100);
        assertThat(second).hasValue(50);
    }

    @Test
    void otherAnswersAreErrorsWithoutLatency() {
        URI uri = serve(request -> request.response().setStatusCode(requests.get() % 10 == 0 ? 503 : 201).end());
        LoadResult result = client.run(Target.orders(List.of(uri), "order %d"::formatted), Load.open(1000, 1));
        assertThat(result.errors()).containsExactly(Map.entry("HTTP 503", 100));
        assertThat(result.latencies().getTotalCount()).isEqualTo(900);
    }

    @Test
    void openLoopCountsWhatWaitedBehindAPause() {
        URI uri = serve(request -> {
            if (requests.get() == 100) {
                pause(500);
            }
            request.response().setStatusCode(201).end();
        });
        LoadResult result = client.run(Target.orders(List.of(uri), "order %d"::formatted), Load.open(500, 1));
        // 250 requests were due in the half second; a client that waits for its answers would have seen one slow one.
        assertThat(result.latencies().getCountBetweenValues(100_000, 600_000_000)).isGreaterThan(150);
        assertThat(result.latencies().getMaxValue()).isGreaterThan(450_000);
    }

    private URI serve(Handler<HttpServerRequest> handler) {
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            requests.incrementAndGet();
            handler.handle(request);
        }).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/orders");
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
