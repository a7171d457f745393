package dev.waybill.rest;

/** A transaction could not be begun or ended; the cause says why. Whether it was committed may be unknown. */
final class FailedTransactionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FailedTransactionException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
