package dev.waybill.payment.execution;

import dev.waybill.payment.gateway.PaymentAttempt;

/**
 * How an attempt ended.
 *
 * @param code     why not, for programs; null where it did
 * @param reason   why not, fit for the customer's eyes
 * @param note     why not, for operators
 * @param refundId of a refund, else null
 */
record Outcome(PaymentAttempt attempt, PaymentStatus status, String code, String reason, String note, String refundId) {
    static Outcome charged(PaymentAttempt attempt) {
        return new Outcome(attempt, PaymentStatus.CHARGED, null, null, null, null);
    }

    static Outcome declined(PaymentAttempt attempt, String code, String reason) {
        return new Outcome(attempt, PaymentStatus.DECLINED, code, reason, reason, null);
    }

    static Outcome givenUp(PaymentAttempt attempt, Exception lastFailure) {
        return new Outcome(attempt, PaymentStatus.GIVEN_UP, "given_up", "the payment could not be taken in time",
                "given up: " + lastFailure.getMessage(), null);
    }

    static Outcome refunded(PaymentAttempt attempt, String refundId) {
        return new Outcome(attempt, PaymentStatus.REFUNDED, null, null, null, refundId);
    }

    static Outcome nothingTaken(PaymentAttempt attempt) {
        return new Outcome(attempt, PaymentStatus.CANCELLED, null, null, null, null);
    }
}
