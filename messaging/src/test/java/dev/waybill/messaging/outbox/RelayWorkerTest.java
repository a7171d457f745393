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

class RelayWorkerTest {
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private final Outgoing relay = new Outgoing();
    private final RelayWorker worker = new RelayWorker();

    @BeforeEach
    void wire() {
        worker.tasks = new ScheduledTasks() {
            @Override
            public ScheduledFuture<?> keepRunning(Duration retry, Runnable task) {
                return threads.scheduleWithFixedDelay(() -> {
                    try {
                        task.run();
                    } catch (Throwable told) {
                        // As the real one does, which goes on.
                    }
                }, 0, 10, TimeUnit.MILLISECONDS);
            }
        };
        worker.partitions = new Prepared();
        worker.relay = relay;
        worker.vacuum = new OutboxVacuum() {
            @Override
            void removed(int events) {
                // There is no database.
            }
        };
        worker.pause = Duration.ofMillis(1);
        worker.eventsPerPass = 10;
        // Else a look would hide an event that nobody was woken for.
        worker.looksEvery = Duration.ofHours(1);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whateverIsWrittenIsSent() throws Exception {
        worker.pause = Duration.ofNanos(1);
        worker.start(null);
        IntStream.range(0, 20_000).parallel().forEach(i -> write());

        await().until(() -> relay.sent.get() == 20_000);
    }

    @Test
    void eventsThatComeDuringThePauseTravelTogether() throws Exception {
        worker.pause = Duration.ofSeconds(2);
        worker.start(null);
        await().until(() -> relay.passes.get() == 1);
        IntStream.range(0, 9).forEach(i -> write());

        await().until(() -> relay.sent.get() == 9);
        assertThat(relay.passes).hasValue(2);
    }

    @Test
    void aPassThatIsFullIsFollowedByTheNextAtOnce() throws Exception {
        relay.waiting.set(26);
        worker.start(null);

        await().until(() -> relay.sent.get() == 26);
        assertThat(relay.passes).hasValue(3);
    }

    @Test
    void aPartitionThatCannotBeSentHoldsUpNoOtherThoughThereAreFewerNow() throws Exception {
        relay.failure = new IllegalStateException("blocked");
        worker.start(null);

        await().until(() -> relay.tried.equals(List.of(0, 1, 5)));
    }

    @Test
    void whatNobodyWasWokenForIsLookedFor() throws Exception {
        worker.looksEvery = Duration.ofMillis(100);
        worker.start(null);
        await().until(() -> relay.passes.get() > 0);
        relay.waiting.incrementAndGet();

        await().until(() -> relay.sent.get() == 1);
    }

    @Test
    void goesOnAfterAnErrorThatEndedItsRun() throws Exception {
        relay.failure = new StackOverflowError("no failure to send");
        worker.start(null);
        await().until(() -> relay.failed.get() > 0);
        relay.failure = null;
        write();

        await().until(() -> relay.sent.get() == 1);
    }

    @Test
    void leavesItsThreadWhenTheApplicationStops() throws Exception {
        worker.start(null);
        await().until(() -> relay.passes.get() == 1);
        worker.stop();
        threads.shutdown();

        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void isNotSilentBeforeItIsStarted() {
        assertThat(worker.silence()).isZero();
    }

    @Test
    void isSilentWhileAPassDoesNotEnd() throws Exception {
        worker.looksEvery = Duration.ofMillis(100);
        relay.stuck.lock();
        worker.start(null);
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
        private final AtomicInteger failed = new AtomicInteger();
        private volatile Throwable failure;

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
            if (failure != null) {
                failed.incrementAndGet();
                fail(failure);
            }
            passes.incrementAndGet();
            stuck.lock();
            stuck.unlock();
            int due = waiting.getAndUpdate(all -> all - Math.min(all, 10));
            sent.addAndGet(Math.min(due, 10));
            return Math.min(due, 10);
        }
    }

    private static void fail(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
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
