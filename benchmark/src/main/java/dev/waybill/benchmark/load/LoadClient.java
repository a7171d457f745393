package dev.waybill.benchmark.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;

/** A client on one thread: it shares the machine with what it measures, and must take little of it. */
public final class LoadClient implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    /** Sends all requests and returns when each has been answered or has failed. */
    public LoadResult run(Target target, Load load) {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions().setPipelining(false).setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(load.connections()));
        try {
            LoadRun run = new LoadRun(vertx, client, target, load);
            vertx.runOnContext(nothing -> run.start());
            return run.outcome().join();
        } finally {
            client.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
