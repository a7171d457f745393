package dev.waybill.payment.provider;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Two or three tries for what passes soon, and a circuit for what does not: while it is open no call is made, and every
 * payment goes back to the broker at once, which waits longer than any call can.
 */
@ApplicationScoped
public class Resilience {
    private static final Logger LOG = Logger.getLogger(Resilience.class.getName());

    @Inject
    @ConfigProperty(name = "waybill.payment.provider.tries", defaultValue = "3")
    int tries;
    @Inject
    @ConfigProperty(name = "waybill.payment.circuit.pause", defaultValue = "PT10S")
    Duration pause;

    private Retry retry;
    private CircuitBreaker circuit;

    @PostConstruct
    void prepare() {
        retry = Retry.of("payment-provider", RetryConfig.custom().maxAttempts(tries)
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(200), 2.0, 0.5))
                .retryOnException(e -> e instanceof ProviderException failure && failure.passesSoon()).build());
        circuit = CircuitBreaker.of("payment-provider", CircuitBreakerConfig.custom()
                .slidingWindowSize(20).minimumNumberOfCalls(10).failureRateThreshold(50)
                .waitDurationInOpenState(pause).permittedNumberOfCallsInHalfOpenState(3)
                .recordException(e -> e instanceof ProviderException failure && failure.isOutage()).build());
        circuit.getEventPublisher().onStateTransition(change -> LOG.warning(() ->
                "The circuit to the payment provider: " + change.getStateTransition()));
    }

    /** For what may be repeated, thanks to its key. */
    <T> T call(Supplier<T> call) {
        return retry.executeSupplier(() -> circuit.executeSupplier(call));
    }

    /** As the library calls it, such as {@code CLOSED}. */
    String state() {
        return circuit.getState().name();
    }

    /** Whether the next call would be refused. By itself the circuit stays open after its pause, until somebody calls. */
    boolean isOpen() {
        if (!circuit.tryAcquirePermission()) {
            return true;
        }
        circuit.releasePermission();
        return false;
    }
}
