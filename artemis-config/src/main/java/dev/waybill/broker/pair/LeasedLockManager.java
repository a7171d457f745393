package dev.waybill.broker.pair;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.activemq.artemis.lockmanager.DistributedLock;
import org.apache.activemq.artemis.lockmanager.DistributedLockManager;
import org.apache.activemq.artemis.lockmanager.MutableLong;

/**
 * The lock manager of Artemis for ZooKeeper, whose locks are held on a lease. Artemis 2.44 stops a broker that has lost its lock in
 * order, and late: it was seen to answer clients when its replica had taken its place already, and what it took then was lost.
 */
public final class LeasedLockManager implements DistributedLockManager {
    private static final String ZOOKEEPER = "org.apache.activemq.artemis.lockmanager.zookeeper.CuratorDistributedLockManager";
    /** Of a session. The rest is for a word that is being said, and for clocks that do not run alike. */
    private static final double LEASE = 0.9;

    private final DistributedLockManager zookeeper;
    private final Duration lease;
    private final Map<String, LeasedLock> locks = new ConcurrentHashMap<>();

    /**
     * Called by the broker.
     *
     * @param properties of {@code manager} in its {@code ha-policy}; {@code session-ms} is required
     * @throws Exception where Artemis does not take them
     */
    public LeasedLockManager(Map<String, String> properties) throws Exception {
        zookeeper = DistributedLockManager.newInstanceOf(ZOOKEEPER, properties);
        lease = Duration.ofMillis((long) (Long.parseLong(properties.get("session-ms")) * LEASE));
    }

    @Override
    public DistributedLock getDistributedLock(String id) throws InterruptedException, ExecutionException, TimeoutException {
        DistributedLock theirs = zookeeper.getDistributedLock(id);
        return locks.compute(id, (same, ours) -> ours != null && ours.isOn(theirs) ? ours : new LeasedLock(theirs, Lease.OF_THIS_BROKER, lease));
    }

    @Override
    public boolean start(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException {
        boolean started = zookeeper.start(timeout, unit);
        zookeeper.addUnavailableManagerListener(Lease.OF_THIS_BROKER::lost);
        return started;
    }

    @Override
    public void start() throws InterruptedException, ExecutionException {
        zookeeper.start();
        zookeeper.addUnavailableManagerListener(Lease.OF_THIS_BROKER::lost);
    }

    @Override
    public void stop() {
        locks.values().forEach(LeasedLock::release);
        locks.clear();
        zookeeper.stop();
    }

    @Override
    public boolean isStarted() {
        return zookeeper.isStarted();
    }

    @Override
    public MutableLong getMutableLong(String id) throws InterruptedException, ExecutionException, TimeoutException {
        return zookeeper.getMutableLong(id);
    }

    @Override
    public void addUnavailableManagerListener(UnavailableManagerListener listener) {
        zookeeper.addUnavailableManagerListener(listener);
    }

    @Override
    public void removeUnavailableManagerListener(UnavailableManagerListener listener) {
        zookeeper.removeUnavailableManagerListener(listener);
    }
}
