package dev.waybill.messaging.schema;

/** Fired once the tables of messaging and of a module are there. */
public record SchemaMigrated(String schema) {
}
