package dev.waybill.broker.pair;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.lockmanager.DistributedLock;
import org.apache.activemq.artemis.lockmanager.UnavailableStateException;

/** A lock that is held on a lease: as long as it is held, ZooKeeper is asked again and again whether it is. */
final class LeasedLock implements DistributedLock {
    private static final long CHECK_MILLIS = 50;
    private static final int RENEWALS_PER_LEASE = 8;

    private final DistributedLock lock;
    private final Lease lease;
    private final Duration length;
    private ScheduledExecutorService threads;

    LeasedLock(DistributedLock lock, Lease lease, Duration length) {
        this.lock = lock;
        this.lease = lease;
        this.length = length;
    }

    @Override
    public boolean tryLock() throws UnavailableStateException, InterruptedException {
        long since = lease.now();
        boolean locked = lock.tryLock();
        if (locked) {
            hold(since);
        }
        return locked;
    }

    private synchronized void hold(long since) {
        lease.hold(since, length);
        // Two, so that one looks at the lease while the other waits for an answer.
        threads = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "lease");
            thread.setDaemon(true);
            return thread;
        });
        threads.scheduleWithFixedDelay(lease::check, 0, CHECK_MILLIS, TimeUnit.MILLISECONDS);
        threads.scheduleWithFixedDelay(this::renew, 0, length.toMillis() / RENEWALS_PER_LEASE, TimeUnit.MILLISECONDS);
    }

    private void renew() {
        long since = lease.now();
        try {
            renew(since, lock.isHeldByCaller());
        } catch (UnavailableStateException e) {
            // Asked again, until the lease is over.
        }
    }

    private synchronized void renew(long since, boolean held) {
        if (threads == null) {
            // Given back meanwhile.
            return;
        }
        // One that is over must not begin anew: another may have had the lock, and ZooKeeper's answer may be an old one.
        lease.check();
        if (held) {
            lease.hold(since, length);
        } else {
            lease.lost();
        }
    }

    boolean isOn(DistributedLock other) {
        return lock == other;
    }

    /** Does nothing where it is not held. */
    synchronized void release() {
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
            lease.release();
        }
    }

    /** Given back where no client is left, so nothing is said without the lease; to give it back may take time. */
    @Override
    public void unlock() throws UnavailableStateException {
        release();
        lock.unlock();
    }

    @Override
    public void close() {
        release();
        lock.close();
    }

    @Override
    public String getLockId() {
        return lock.getLockId();
    }

    @Override
    public boolean isHeldByCaller() throws UnavailableStateException {
        return lock.isHeldByCaller();
    }

    @Override
    public void addListener(UnavailableLockListener listener) {
        lock.addListener(listener);
    }

    @Override
    public void removeListener(UnavailableLockListener listener) {
        lock.removeListener(listener);
    }
}
