package dev.waybill.messaging.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a scheduler with one thread. */
class ScheduledTasksTest {
    private static final Duration PERIOD = Duration.ofMillis(5);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledTasks tasks = new ScheduledTasks();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();

    @BeforeEach
    void wire() {
        tasks.timer = managed(ManagedScheduledExecutorService.class, timer);
        tasks.threads = managed(ManagedExecutorService.class, threads);
    }

    @AfterEach
    void stop() {
        end.countDown();
        timer.shutdownNow();
        threads.shutdownNow();
    }

    @Test
    void oneThatDoesNotEndHoldsUpNoOther() {
        tasks.runEvery(PERIOD, Duration.ZERO, this::waitForTheEnd);
        await().until(() -> begun.get() == 1);
        tasks.runEvery(PERIOD, Duration.ZERO, others::incrementAndGet);
        tasks.runAfter(PERIOD, () -> others.addAndGet(1000));

        await().until(() -> others.get() > 1010);
        assertThat(begun).as("never twice at once").hasValue(1);

        end.countDown();
        await().until(() -> begun.get() > 2);
    }

    @Test
    void oneThatFailsWhereNoThreadIsFreeIsRunAgain() {
        threads.shutdown();
        oneThatFailsIsRunAgain();
    }

    @Test
    void oneThatFailsIsRunAgain() {
        tasks.runEvery(PERIOD, Duration.ZERO, () -> {
            begun.incrementAndGet();
            throw new IllegalStateException("a task that forgot to catch");
        });

        await().until(() -> begun.get() > 2);
    }

    @Test
    void whereNoThreadIsFreeItRunsAllTheSame() {
        threads.shutdown();
        tasks.runAfter(PERIOD, begun::incrementAndGet);

        await().until(() -> begun.get() == 1);
    }

    @Test
    void oneThatIsCancelledRunsNoMore() {
        var task = tasks.runEvery(PERIOD, Duration.ZERO, begun::incrementAndGet);
        await().until(() -> begun.get() > 0);
        task.cancel(false);
        tasks.runEvery(PERIOD, Duration.ZERO, others::incrementAndGet);
        await().until(() -> others.get() > 2);
        int runs = begun.get();

        await().until(() -> others.get() > 10);
        assertThat(begun).hasValue(runs);
    }

    @Test
    void oneThatGoesOnRunsOnceAndAgainWhereItFailed() {
        tasks.keepRunning(PERIOD, () -> {
            if (begun.incrementAndGet() < 3) {
                throw new IllegalStateException("a task that forgot to catch");
            }
            begun.decrementAndGet();
            waitForTheEnd();
        });
        await().until(() -> begun.get() == 3);
        tasks.runEvery(PERIOD, Duration.ZERO, others::incrementAndGet);

        await().until(() -> others.get() > 10);
        assertThat(begun).as("never twice at once").hasValue(3);
    }

    @Test
    void oneThatGoesOnWaitsForAThreadOfItsOwn() {
        ExecutorService full = Executors.newCachedThreadPool();
        full.shutdown();
        tasks.threads = managed(ManagedExecutorService.class, full);
        tasks.keepRunning(PERIOD, this::waitForTheEnd);
        // The scheduler has one thread: in it, the task would keep this one from running.
        tasks.runEvery(PERIOD, Duration.ZERO, others::incrementAndGet);
        await().until(() -> others.get() > 2);
        assertThat(begun).hasValue(0);

        tasks.threads = managed(ManagedExecutorService.class, threads);
        await().until(() -> begun.get() == 1);
    }

    private void waitForTheEnd() {
        begun.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T managed(Class<T> type, ExecutorService executor) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            try {
                return method.invoke(executor, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
