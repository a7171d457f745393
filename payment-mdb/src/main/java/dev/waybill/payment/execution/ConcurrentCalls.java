package dev.waybill.payment.execution;

import dev.waybill.payment.gateway.PaymentAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the calls for the payments of one message, a few at a time. The caller's own thread makes calls too, so that they
 * are made, if slowly, where the server has no thread to lend.
 */
@ApplicationScoped
public class ConcurrentCalls {
    @Inject
    CallThreads threads;
    @Inject
    @ConfigProperty(name = "waybill.payment.concurrency", defaultValue = "8")
    int concurrency;
    /** No call begins later; well below the transaction timeout: a receipt that times out is redelivered. */
    @Inject
    @ConfigProperty(name = "waybill.payment.longest", defaultValue = "PT30S")
    Duration longest;

    /** Those that ended, with what they returned, and those that did not, with the reason. */
    record Results<R>(Map<PaymentAttempt, R> values, Map<PaymentAttempt, Exception> failures) {
    }

    private record Task<R>(PaymentAttempt attempt, CompletableFuture<R> result) {
    }

    <R> Results<R> each(List<PaymentAttempt> attempts, Function<PaymentAttempt, R> call) {
        List<Task<R>> tasks = attempts.stream().map(attempt -> new Task<>(attempt, new CompletableFuture<R>())).toList();
        Queue<Task<R>> waiting = new ConcurrentLinkedQueue<>(tasks);
        long deadline = System.nanoTime() + longest.toNanos();
        Runnable worker = () -> work(waiting, call, deadline);
        for (int helper = 1; helper < Math.min(concurrency, tasks.size()); helper++) {
            lend(worker);
        }
        worker.run();
        return results(tasks);
    }

    private void lend(Runnable worker) {
        try {
            threads.execute(worker);
        } catch (RejectedExecutionException busy) {
            // The caller's thread does it.
        }
    }

    private <R> void work(Queue<Task<R>> waiting, Function<PaymentAttempt, R> call, long deadline) {
        for (Task<R> task = waiting.poll(); task != null; task = waiting.poll()) {
            if (System.nanoTime() >= deadline) {
                task.result().completeExceptionally(new TimeoutException("no time left after " + longest));
                continue;
            }
            try {
                task.result().complete(call.apply(task.attempt()));
            } catch (Exception | Error failure) {
                task.result().completeExceptionally(failure);
            }
        }
    }

    /** Waits for what helpers have begun. */
    private static <R> Results<R> results(List<Task<R>> tasks) {
        var results = new Results<R>(new HashMap<>(), new HashMap<>());
        for (Task<R> task : tasks) {
            try {
                results.values().put(task.attempt(), task.result().join());
            } catch (CompletionException e) {
                results.failures().put(task.attempt(), e.getCause() instanceof Exception failure ? failure : e);
            }
        }
        return results;
    }
}
