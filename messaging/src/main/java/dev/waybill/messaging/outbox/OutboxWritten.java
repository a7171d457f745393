package dev.waybill.messaging.outbox;

/** Fired with a transaction that wrote to the outbox; observed after its commit. */
record OutboxWritten() {
}
