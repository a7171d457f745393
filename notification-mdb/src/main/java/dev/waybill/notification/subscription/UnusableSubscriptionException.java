package dev.waybill.notification.subscription;

/** No push can or may be sent with this subscription. */
public class UnusableSubscriptionException extends Exception {
    private final String field;

    UnusableSubscriptionException(String field, String reason) {
        super(reason);
        this.field = field;
    }

    /** The one that is wrong, as browsers name it, such as {@code keys.auth}. */
    public String field() {
        return field;
    }
}
