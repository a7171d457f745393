package dev.waybill.payment.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Money;
import dev.waybill.payment.gateway.PaymentAttempt;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrentCallsTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<PaymentAttempt> attempts = Stream.generate(ConcurrentCallsTest::attempt).limit(12).toList();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void makesSoManyCallsAtOnceAndNoMore() {
        var together = new CyclicBarrier(4);
        var now = new AtomicInteger();
        var most = new AtomicInteger();

        var results = calls(true).each(attempts, attempt -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            await(together);
            now.decrementAndGet();
            return attempt.number();
        });

        assertThat(results.values()).hasSize(12);
        assertThat(most).hasValue(4);
    }

    @Test
    void makesThemAlsoWhereTheServerHasNoThread() {
        assertThat(calls(false).each(attempts, PaymentAttempt::number).values()).hasSize(12);
    }

    @Test
    void keepsFailuresApart() {
        var results = calls(true).each(attempts, attempt -> {
            if (attempt.equals(attempts.get(3))) {
                throw new IllegalStateException("no");
            }
            return 1;
        });

        assertThat(results.values()).hasSize(11);
        assertThat(results.failures()).containsOnlyKeys(attempts.get(3));
    }

    private ConcurrentCalls calls(boolean threadsToLend) {
        var calls = new ConcurrentCalls();
        calls.concurrency = 4;
        calls.longest = Duration.ofSeconds(30);
        calls.threads = new CallThreads() {
            @Override
            public void execute(Runnable task) {
                if (!threadsToLend) {
                    throw new RejectedExecutionException();
                }
                threads.execute(task);
            }
        };
        return calls;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static PaymentAttempt attempt() {
        return new PaymentAttempt(UUID.randomUUID(), "ada", Money.of("1.00", "EUR"), null, null, 1, Duration.ZERO);
    }
}
