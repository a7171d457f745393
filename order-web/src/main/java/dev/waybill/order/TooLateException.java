package dev.waybill.order;

/** The state of the order does not allow the change. */
public class TooLateException extends RuntimeException {
    public TooLateException(String message) {
        super(message);
    }
}
