package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.schedule.ScheduledTasks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without the timer, which would hide an event that nobody was woken for. */
class RelayWorkerTest {
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private final Outgoing relay = new Outgoing();
    private final RelayWorker worker = new RelayWorker();

    @BeforeEach
    void wire() {
        worker.tasks = new ScheduledTasks() {
            @Override
            public void runAfter(Duration delay, Runnable task) {
                threads.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            }

            @Override
            public ScheduledFuture<?> runEvery(Duration period, Duration first, Runnable task) {
                return threads.scheduleWithFixedDelay(task, first.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
            }
        };
        worker.relay = relay;
        worker.vacuum = new OutboxVacuum();
        worker.eventsPerPass = 10;
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whateverIsWrittenIsSent() {
        worker.pause = Duration.ofNanos(1);
        IntStream.range(0, 20_000).parallel().forEach(i -> write());

        await().until(() -> relay.sent.get() == 20_000);
    }

    @Test
    void eventsThatComeDuringThePauseTravelTogether() {
        worker.pause = Duration.ofSeconds(2);
        IntStream.range(0, 9).forEach(i -> write());

        await().until(() -> relay.sent.get() == 9);
        assertThat(relay.passes).hasValue(1);
    }

    @Test
    void aPassThatIsFullIsFollowedByTheNextAtOnce() {
        worker.pause = Duration.ZERO;
        relay.waiting.set(25);
        write();

        await().until(() -> relay.sent.get() == 26);
        assertThat(relay.passes).hasValue(3);
    }

    @Test
    void aPartitionThatCannotBeSentHoldsUpNoOtherThoughThereAreFewerNow() {
        worker.pause = Duration.ZERO;
        worker.partitions = new Prepared();
        relay.blocked = true;
        write();

        await().until(() -> relay.tried.equals(List.of(0, 1, 5)));
    }

    @Test
    void isNotSilentBeforeItIsStarted() {
        assertThat(worker.silence()).isZero();
    }

    @Test
    void isSilentWhileAPassDoesNotEnd() throws Exception {
        worker.pause = Duration.ZERO;
        worker.partitions = new Prepared();
        worker.start(null);
        relay.stuck.lock();
        write();
        await().untilAsserted(() -> assertThat(worker.silence()).isGreaterThan(Duration.ofMillis(1500)));

        relay.stuck.unlock();
        await().untilAsserted(() -> assertThat(worker.silence()).isLessThan(Duration.ofMillis(500)));
    }

    private void write() {
        relay.waiting.incrementAndGet();
        worker.written(new OutboxWritten());
    }

    private static final class Outgoing extends OutboxRelay {
        private final AtomicInteger waiting = new AtomicInteger();
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger passes = new AtomicInteger();
        private final ReentrantLock stuck = new ReentrantLock();
        private final List<Integer> tried = new CopyOnWriteArrayList<>();
        private volatile boolean blocked;

        @Override
        public int relay(int partition) {
            tried.add(partition);
            if (partition == 0) {
                throw new IllegalStateException("blocked");
            }
            return 0;
        }

        @Override
        public int relay() {
            if (blocked) {
                throw new IllegalStateException("blocked");
            }
            passes.incrementAndGet();
            stuck.lock();
            stuck.unlock();
            int due = waiting.getAndUpdate(all -> all - Math.min(all, 10));
            sent.addAndGet(Math.min(due, 10));
            return Math.min(due, 10);
        }
    }

    private static final class Prepared extends OutboxPartitions {
        @Override
        public void prepare() {
            // There is no database.
        }

        @Override
        public List<Integer> all() {
            return List.of(0, 1, 5);
        }
    }
}
