package dev.waybill.events;

/** Data that an event of its type cannot carry. */
public class InvalidDataException extends Exception {
    private final String field;

    InvalidDataException(String field, String reason) {
        super(reason);
        this.field = field;
    }

    /** Path of what is wrong, such as {@code data.lines[0].quantity}; the message says why. */
    public String field() {
        return field;
    }
}
