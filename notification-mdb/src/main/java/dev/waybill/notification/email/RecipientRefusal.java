package dev.waybill.notification.email;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells a customer who cannot be mailed from a server that is away or that we are no welcome guest of. Reads what
 * Jakarta Mail has of its own: addresses that a server refuses for good (RFC 5321, 5xx) are the invalid ones.
 */
final class RecipientRefusal {
    private static final Pattern REPLY = Pattern.compile("[245]\\d\\d[ -].*", Pattern.DOTALL);
    /** Login missing, wrong or too weak, or the enhanced code X.7.Z (RFC 3463): not the customer, but we are refused. */
    private static final Pattern OUR_FAULT = Pattern.compile("(503|530|534|535|538)[ -].*|5\\d\\d[ -]5\\.7\\..*", Pattern.DOTALL);

    private RecipientRefusal() {
    }

    /** The server's words where the recipient is refused for good. */
    static Optional<String> of(MessagingException failure) {
        if (!(failure instanceof SendFailedException sending) || sending.getInvalidAddresses() == null
                || sending.getInvalidAddresses().length == 0) {
            return Optional.empty();
        }
        return Optional.of(words(failure)).filter(words -> !OUR_FAULT.matcher(words).matches());
    }

    private static String words(MessagingException failure) {
        for (Exception next = failure; next instanceof MessagingException messaging; next = messaging.getNextException()) {
            if (next.getMessage() != null && REPLY.matcher(next.getMessage()).matches()) {
                return next.getMessage();
            }
        }
        return String.valueOf(failure.getMessage());
    }
}
