package dev.waybill.order;

import java.util.concurrent.Semaphore;

/** A request whose thread waits until somebody has taken it, with a group of others, or it is its turn to lead one. */
final class WaitingRequest {
    private final OrderRequest request;
    private final Semaphore wakened = new Semaphore(0);
    private volatile TakenOrders group;
    private volatile Throwable failure;

    WaitingRequest(OrderRequest request) {
        this.request = request;
    }

    OrderRequest request() {
        return request;
    }

    void await() {
        wakened.acquireUninterruptibly();
    }

    void wake() {
        wakened.release();
    }

    void taken(TakenOrders orders) {
        group = orders;
        wake();
    }

    void failed(Throwable cause) {
        failure = cause;
        wake();
    }

    boolean isTaken() {
        return group != null || failure != null;
    }

    /** Throws what has made its group fail. */
    TakenOrders group() throws Exception {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (Exception) failure;
        }
        return group;
    }
}
