package dev.waybill.sandbox;

import java.time.Instant;

/**
 * One line of the ledger: how things stand now and, in the same line, the answer that goes with it, so that no crash
 * leaves one without the other.
 *
 * @param intent as it is afterwards
 * @param refund null where there is none
 * @param kept   the answer under its idempotency key; null where the caller gave no key
 */
record Entry(Instant time, Event event, Intent intent, Refund refund, KeptAnswer kept) {
    /** {@code CHARGED} and {@code REFUNDED} moved money; {@code ANSWERED} changed nothing. */
    enum Event { CREATED, CHARGED, DECLINED, CANCELED, REFUNDED, ANSWERED }

    /** @param request what was asked, for the comparison with a repetition */
    record KeptAnswer(String key, String request, Answer answer) {
    }
}
