package dev.waybill.messaging.outbox;

import java.math.BigDecimal;

/**
 * How far a message is filled: at most so many events and, beyond the first, so many characters. As shipped it stays below
 * the 100 KiB, at two bytes a character, from which on Artemis keeps a message in a file of its own.
 *
 * @param large an event with this total or a greater one travels alone, in whatever currency
 */
record MessageLimits(int events, int characters, BigDecimal large) {
    boolean large(OutboxEntry entry) {
        return entry.total() != null && entry.total().amount().compareTo(large) >= 0;
    }
}
