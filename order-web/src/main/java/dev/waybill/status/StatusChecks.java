package dev.waybill.status;

import dev.waybill.messaging.health.DeepCheck;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Asks all checks at once, and none for longer than it may take. */
@ApplicationScoped
public class StatusChecks {
    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;
    @Inject
    @Any
    Instance<DeepCheck> checks;
    @Inject
    @ConfigProperty(name = "waybill.status.timeout", defaultValue = "PT5S")
    Duration timeout;

    private CompletableFuture<StatusView> last;
    private volatile long ended;

    /** Not older than a second: many who ask at once are answered by one look, and none of them holds a thread meanwhile. */
    synchronized CompletionStage<StatusView> look() {
        if (last == null || last.isDone() && System.nanoTime() - ended > FRESH) {
            last = CompletableFuture.supplyAsync(() -> StatusView.of(lookAtAll()), executor)
                    .whenComplete((view, failure) -> ended = System.nanoTime());
        }
        return last;
    }

    private List<HealthCheckResponse> lookAtAll() {
        List<DeepCheck> all = StreamSupport.stream(checks.spliterator(), false).sorted(Comparator.comparing(DeepCheck::name)).toList();
        List<Future<HealthCheckResponse>> running = all.stream().map(check -> executor.submit(() -> look(check))).toList();
        long end = System.nanoTime() + timeout.toNanos();
        List<HealthCheckResponse> responses = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            responses.add(await(running.get(i), all.get(i).name(), end));
        }
        return responses;
    }

    private static HealthCheckResponse look(DeepCheck check) {
        try {
            return check.look(HealthCheckResponse.named(check.name()));
        } catch (Exception e) {
            return down(check.name(), e.toString());
        }
    }

    private HealthCheckResponse await(Future<HealthCheckResponse> response, String name, long end) {
        try {
            return response.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            return down(name, "no answer within " + timeout);
        } catch (ExecutionException e) {
            return down(name, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down(name, "the server stops");
        }
    }

    private static HealthCheckResponse down(String name, String reason) {
        return HealthCheckResponse.named(name).down().withData("reason", reason).build();
    }
}
