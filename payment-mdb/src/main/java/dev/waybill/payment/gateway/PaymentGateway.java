package dev.waybill.payment.gateway;

/**
 * Port to a payment provider. Each call may be repeated as often as it takes; an exception says nothing about whether it
 * was carried out, and the repetition finds that out. No call touches a transaction of the caller.
 */
public interface PaymentGateway {
    /**
     * Opens a payment and returns the id by which the provider knows it. No money moves. Two that were opened for one order
     * do no harm, as long as only one of them is charged.
     */
    String open(PaymentAttempt attempt);

    /**
     * Takes the money of an open payment: once, however often and from wherever it is called. A refusal is final, nothing
     * is taken under that id any more.
     */
    ChargeResult charge(PaymentAttempt attempt);

    /** Gives back what was taken, all of it and once; where nothing was, sees to it that nothing is taken under that id any more. */
    Reversal reverse(PaymentAttempt attempt);
}
