package dev.waybill.events;

/** What can never be read: not JSON, attributes missing, an unknown type or major version. A retry does not help. */
public class UnreadableEventException extends Exception {
    public UnreadableEventException(String message) {
        super(message);
    }

    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
