package dev.waybill.benchmark.load;

/**
 * How requests are sent.
 *
 * @param requests    how many
 * @param connections at most so many at once
 * @param rate        a second, constant, whatever the answers do (open loop); 0: each connection sends when it has its answer
 *                    (closed loop)
 */
public record Load(int requests, int connections, int rate) {
    /** An open loop must not wait for a connection: what waits is the system's latency, not the client's. */
    private static final int CONNECTIONS_OF_OPEN_LOOP = 512;

    public static Load closed(int requests, int connections) {
        return new Load(requests, connections, 0);
    }

    public static Load open(int rate, int seconds) {
        return new Load(rate * seconds, CONNECTIONS_OF_OPEN_LOOP, rate);
    }

    public boolean isOpen() {
        return rate > 0;
    }

    /** Nanoseconds from the start when the request is meant to be sent; of an open loop only. */
    long dueNanos(int request) {
        return request * 1_000_000_000L / rate;
    }

    @Override
    public String toString() {
        return isOpen() ? "open, " + rate + "/s" : "closed, " + connections + " connections";
    }
}
