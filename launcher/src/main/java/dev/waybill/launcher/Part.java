package dev.waybill.launcher;

/** One thing that runs: it can be started, waited for and stopped, and started again after that. */
public interface Part {

    /** As shown to people, and the name of its log and pid file. */
    String name();

    /**
     * Starts it without waiting.
     *
     * @throws LaunchException if it cannot be started
     */
    void start();

    /**
     * Returns when it truly does its work.
     *
     * @throws LaunchException if it ended, or the time is over
     */
    void waitUntilReady();

    /** Stops it in order, within a bounded time. Does nothing if it does not run. */
    void stop();
}
