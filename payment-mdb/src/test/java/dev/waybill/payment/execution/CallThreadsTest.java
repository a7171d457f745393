package dev.waybill.payment.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.lang.reflect.Proxy;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallThreadsTest {
    private final Queue<Thread> made = new ConcurrentLinkedQueue<>();
    private final CallThreads threads = new CallThreads();
    private volatile boolean stopped;

    @BeforeEach
    void open() {
        threads.factory = (ManagedThreadFactory) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {ManagedThreadFactory.class}, (proxy, method, arguments) -> {
                    if (stopped) {
                        throw new IllegalStateException("ManagedThreadFactory is stopped");
                    }
                    var thread = new Thread((Runnable) arguments[0]);
                    made.add(thread);
                    return thread;
                });
        threads.open();
    }

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void aThreadIsKeptForTheNextTask() {
        for (int task = 0; task < 5; task++) {
            var done = new CountDownLatch(1);
            threads.execute(done::countDown);
            await().until(() -> done.getCount() == 0 && made.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
        }

        assertThat(made).hasSize(1);
    }

    @Test
    void tasksThatComeTogetherRunTogether() {
        var together = new CountDownLatch(3);
        for (int task = 0; task < 3; task++) {
            threads.execute(() -> {
                together.countDown();
                try {
                    together.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        await().until(() -> together.getCount() == 0);
    }

    @Test
    void threadsEndWithTheApplication() {
        threads.execute(() -> { });
        threads.close();

        await().until(() -> made.stream().noneMatch(Thread::isAlive));
        assertThatThrownBy(() -> threads.execute(() -> { })).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aServerThatStopsIsSaidAsNoThread() {
        stopped = true;

        assertThatThrownBy(() -> threads.execute(() -> { })).isInstanceOf(RejectedExecutionException.class);
    }
}
