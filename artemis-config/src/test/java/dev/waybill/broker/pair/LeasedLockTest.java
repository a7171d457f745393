package dev.waybill.broker.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.lockmanager.UnavailableStateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeasedLockTest {
    private static final Duration LENGTH = Duration.ofMillis(800);

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE);
    private final Queue<String> ends = new ConcurrentLinkedQueue<>();
    private final Lease lease = new Lease(clock::get, ends::add);
    private final OneLock zookeeper = new OneLock();
    private final LeasedLock lock = new LeasedLock(zookeeper, lease, LENGTH);

    @AfterEach
    void release() {
        lock.release();
    }

    @Test
    void isRenewedAsLongAsZooKeeperSaysSo() throws Exception {
        assertThat(lock.tryLock()).isTrue();
        for (int i = 0; i < 3; i++) {
            pass(LENGTH.minusMillis(1));
            int asked = zookeeper.asked();
            await().until(() -> zookeeper.asked() > asked + 2);
            lease.check();
        }
        assertThat(ends).isEmpty();
    }

    @Test
    void endsTheBrokerWhereZooKeeperSaysNothing() throws Exception {
        lock.tryLock();
        zookeeper.beUnavailable();
        int asked = zookeeper.asked();
        await().until(() -> zookeeper.asked() > asked + 2);
        assertThat(ends).isEmpty();
        pass(LENGTH.plusMillis(1));
        await().until(() -> !ends.isEmpty());
        assertThat(ends.peek()).contains("cannot prove");
    }

    /** What was asked before a standstill proves nothing after it, though the answer comes first of all. */
    @Test
    void anOldAnswerDoesNotRenewIt() throws Exception {
        lock.tryLock();
        zookeeper.answerAfter(() -> pass(LENGTH.plusMillis(1)));
        await().until(() -> !ends.isEmpty());
        assertThat(ends.peek()).contains("cannot prove");
    }

    @Test
    void endsTheBrokerWhereAnotherHasTheLock() throws Exception {
        lock.tryLock();
        zookeeper.unlock();
        await().until(() -> !ends.isEmpty());
        assertThat(ends.peek()).contains("lost its lock");
    }

    @Test
    void oneThatWasNeverHeldEndsNothing() throws Exception {
        zookeeper.beUnavailable();
        lease.lost();
        pass(LENGTH.plusMillis(1));
        lease.check();
        assertThat(ends).isEmpty();
    }

    @Test
    void oneThatWasGivenBackEndsNothing() throws Exception {
        lock.tryLock();
        lock.unlock();
        pass(LENGTH.plusMillis(1));
        lease.lost();
        lease.check();
        assertThat(ends).isEmpty();
        assertThat(zookeeper.isHeldByCaller()).isFalse();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
