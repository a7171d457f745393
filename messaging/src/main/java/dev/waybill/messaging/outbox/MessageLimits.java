package dev.waybill.messaging.outbox;

/** How far a message is filled: at most so many events and, beyond the first, so many characters. */
record MessageLimits(int events, int characters) {
}
