package dev.waybill.notification.delivery;

/**
 * How an attempt ended for good; one that is to be repeated has none, but throws.
 *
 * @param messageId the id that the notification was sent under, or null
 * @param reason    why it was not sent, or null
 */
public record Outcome(Status status, String messageId, String reason) {
    private static final int LONGEST_REASON = 500;

    /** The names stand in {@code notification.notification}. */
    enum Status { SENT, SKIPPED, REFUSED }

    public static Outcome sent(String messageId) {
        return new Outcome(Status.SENT, messageId, null);
    }

    /** There is nobody to send it to. */
    public static Outcome skipped(String reason) {
        return new Outcome(Status.SKIPPED, null, reason);
    }

    /** The customer cannot be reached that way, and no repetition changes that. */
    public static Outcome refused(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        return new Outcome(Status.REFUSED, null, line.substring(0, Math.min(line.length(), LONGEST_REASON)));
    }
}
