package dev.waybill.benchmark.load;

import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** One load, all of it on the thread of the event loop. */
final class LoadRun {
    /** Before the next request after one that failed, in a closed loop: a server that is down is not to be hammered. */
    private static final long PAUSE_MILLIS = 500;

    private final Vertx vertx;
    private final HttpClient client;
    private final Target target;
    private final Load load;
    private final List<RequestOptions> options;
    private final List<Buffer> bodies;
    private final Latencies latencies = new Latencies();
    private final Map<Integer, Buffer> answers = new HashMap<>();
    private final SortedMap<String, Integer> errors = new TreeMap<>();
    private final CompletableFuture<LoadResult> outcome = new CompletableFuture<>();
    private long startedAt;
    private int next;
    private int done;

    LoadRun(Vertx vertx, HttpClient client, Target target, Load load) {
        this.vertx = vertx;
        this.client = client;
        this.target = target;
        this.load = load;
        options = target.options();
        bodies = IntStream.range(0, load.requests()).mapToObj(target::body).toList();
    }

    CompletableFuture<LoadResult> outcome() {
        return outcome;
    }

    void start() {
        startedAt = System.nanoTime();
        if (load.requests() == 0) {
            finish();
        } else if (load.isOpen()) {
            vertx.setPeriodic(1, this::sendWhatIsDue);
        } else {
            IntStream.range(0, Math.min(load.connections(), load.requests())).forEach(connection -> sendNext());
        }
    }

    private void sendWhatIsDue(long timer) {
        long now = System.nanoTime() - startedAt;
        while (next < load.requests() && load.dueNanos(next) <= now) {
            send(next, startedAt + load.dueNanos(next));
            next++;
        }
        if (next == load.requests()) {
            vertx.cancelTimer(timer);
        }
    }

    private void sendNext() {
        if (next < load.requests()) {
            send(next++, System.nanoTime());
        }
    }

    private void send(int request, long due) {
        Buffer body = bodies.get(request);
        client.request(options.get(request % options.size()))
                .compose(ready -> body.length() == 0 ? ready.send() : ready.send(body))
                .compose(response -> response.body().map(answer -> status(response, answer)))
                .onComplete(answer -> answered(request, due, answer));
    }

    private Buffer status(HttpClientResponse response, Buffer answer) {
        if (response.statusCode() != target.status()) {
            throw new UnexpectedStatusException("HTTP " + response.statusCode());
        }
        return answer;
    }

    private static final class UnexpectedStatusException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnexpectedStatusException(String status) {
            super(status);
        }
    }

    private void answered(int request, long due, AsyncResult<Buffer> answer) {
        if (answer.succeeded()) {
            latencies.record(due, System.nanoTime());
            answers.put(request, answer.result());
        } else {
            Throwable cause = answer.cause();
            errors.merge(cause instanceof UnexpectedStatusException ? cause.getMessage() : cause.getClass().getSimpleName(), 1,
                    Integer::sum);
        }
        if (++done == load.requests()) {
            finish();
        } else if (!load.isOpen() && answer.succeeded()) {
            sendNext();
        } else if (!load.isOpen()) {
            vertx.setTimer(PAUSE_MILLIS, timer -> sendNext());
        }
    }

    private void finish() {
        long endedAt = System.nanoTime();
        Map<Integer, String> texts = new HashMap<>();
        answers.forEach((request, answer) -> texts.put(request, answer.toString()));
        outcome.complete(new LoadResult(texts, errors, latencies.histogram(), startedAt, endedAt));
    }
}
