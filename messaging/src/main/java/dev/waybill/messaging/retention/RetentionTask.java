package dev.waybill.messaging.retention;

/** Removes rows that are older than they need to be. */
@FunctionalInterface
public interface RetentionTask {
    /** So many at a time, so that no transaction grows long. */
    int ROWS_PER_TRANSACTION = 10_000;

    /** Removes at most {@link #ROWS_PER_TRANSACTION} rows, in a transaction of its own; returns how many. */
    int clean() throws Exception;
}
