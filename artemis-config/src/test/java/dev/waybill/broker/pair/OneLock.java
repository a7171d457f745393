package dev.waybill.broker.pair;

import org.apache.activemq.artemis.lockmanager.DistributedLock;
import org.apache.activemq.artemis.lockmanager.UnavailableStateException;

/** A lock of one process, which fails as told. */
final class OneLock implements DistributedLock {
    private volatile boolean held;
    private volatile boolean unavailable;
    private volatile Runnable beforeAnswer = () -> { };
    private volatile int asked;

    /** How often it was asked whether it is held. */
    int asked() {
        return asked;
    }

    void beUnavailable() {
        unavailable = true;
    }

    /** What happens once, between the next question and its answer. */
    void answerAfter(Runnable event) {
        beforeAnswer = event;
    }

    @Override
    public synchronized boolean isHeldByCaller() throws UnavailableStateException {
        asked++;
        Runnable event = beforeAnswer;
        beforeAnswer = () -> { };
        event.run();
        if (unavailable) {
            throw new UnavailableStateException("no connection");
        }
        return held;
    }

    @Override
    public boolean tryLock() {
        held = true;
        return true;
    }

    @Override
    public void unlock() {
        held = false;
    }

    @Override
    public String getLockId() {
        return "the one";
    }

    @Override
    public void addListener(UnavailableLockListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeListener(UnavailableLockListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        unlock();
    }
}
