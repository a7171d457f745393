package dev.waybill.messaging.retention;

import java.time.Duration;

/**
 * How long rows of a table are kept.
 *
 * @param table  with its schema
 * @param column the time from which a row ages
 */
public record Retention(String table, String column, Duration age) {
}
