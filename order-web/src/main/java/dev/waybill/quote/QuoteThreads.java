package dev.waybill.quote;

import dev.waybill.rest.ProblemException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Quotes wait for their reply in threads of their own: those of HTTP, few on some servers, are for orders. */
@ApplicationScoped
public class QuoteThreads {
    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;
    @Inject
    @ConfigProperty(name = "waybill.quote.at-once", defaultValue = "100")
    int atOnce;

    private final AtomicInteger waiting = new AtomicInteger();

    /** Answers the request later, or refuses at once where too many wait. */
    void answer(AsyncResponse response, Callable<QuoteView> quote) {
        if (waiting.incrementAndGet() > atOnce) {
            waiting.decrementAndGet();
            throw full();
        }
        try {
            executor.execute(() -> resume(response, quote));
        } catch (RejectedExecutionException e) {
            waiting.decrementAndGet();
            throw full();
        }
    }

    private void resume(AsyncResponse response, Callable<QuoteView> quote) {
        try {
            response.resume(quote.call());
        } catch (Throwable e) {
            // An error too: else the client would wait for ever.
            response.resume(e);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private static ProblemException full() {
        return ProblemException.unavailable("Too many quotes wait for an answer", Duration.ofSeconds(1));
    }
}
