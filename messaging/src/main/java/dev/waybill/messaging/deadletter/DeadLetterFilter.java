package dev.waybill.messaging.deadletter;

/**
 * Which letters; what is null matches all.
 *
 * @param type    of the event, such as {@code order.created}
 * @param subject the order's id
 * @param reason  what the reason contains
 */
public record DeadLetterFilter(String consumer, String type, String subject, String reason) {
    boolean matches(DeadLetter letter) {
        return fits(consumer, letter.consumer()) && fits(type, letter.type()) && fits(subject, letter.subject())
                && (reason == null || letter.reason() != null && letter.reason().contains(reason));
    }

    private static boolean fits(String wanted, String found) {
        return wanted == null || wanted.equals(found);
    }
}
