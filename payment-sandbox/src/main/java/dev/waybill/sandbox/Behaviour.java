package dev.waybill.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the provider behaves when an intent is confirmed: told by the token of the payment method or, where the token says
 * nothing, by the last four digits of the amount.
 *
 * @param number how often, or how many seconds
 */
record Behaviour(Kind kind, int number) {
    /**
     * {@code TIMEOUT} moves the money and never answers, {@code ERROR} fails before anything is done, {@code FAILURE}
     * fails and repeats that under the same key, {@code LATE} answers late, {@code TWICE} first says that it is still
     * at it and later that it is done.
     */
    enum Kind { NORMAL, DECLINE, NO_FUNDS, TIMEOUT, ERROR, FAILURE, LATE, TWICE }

    private static final Pattern TOKEN = Pattern.compile("pm_sandbox_([a-z]+)(?:_([0-9]{1,4}))?");
    private static final Map<Long, Behaviour> BY_AMOUNT = Map.of(
            9901L, new Behaviour(Kind.DECLINE, 1), 9902L, new Behaviour(Kind.NO_FUNDS, 1),
            9903L, new Behaviour(Kind.TIMEOUT, 1), 9904L, new Behaviour(Kind.ERROR, 1),
            9905L, new Behaviour(Kind.FAILURE, 1), 9906L, new Behaviour(Kind.LATE, 3),
            9907L, new Behaviour(Kind.TWICE, 1));

    static Behaviour of(Intent intent) {
        return byToken(Optional.ofNullable(intent.paymentMethod()).orElse(""))
                .orElseGet(() -> BY_AMOUNT.getOrDefault(intent.amount() % 10_000, new Behaviour(Kind.NORMAL, 0)));
    }

    boolean is(Kind expected) {
        return kind == expected;
    }

    /** Why the card is refused, or null. */
    Problem decline() {
        return switch (kind) {
            case DECLINE -> Problem.declined("card_declined", "generic_decline", "Your card was declined.");
            case NO_FUNDS -> Problem.declined("card_declined", "insufficient_funds", "Your card has insufficient funds.");
            default -> null;
        };
    }

    private static Optional<Behaviour> byToken(String token) {
        if (token.equals("pm_card_visa_chargeDeclined")) {
            return Optional.of(new Behaviour(Kind.DECLINE, 1));
        }
        if (token.equals("pm_card_chargeDeclinedInsufficientFunds") || token.equals("pm_card_visa_chargeDeclinedInsufficientFunds")) {
            return Optional.of(new Behaviour(Kind.NO_FUNDS, 1));
        }
        var told = TOKEN.matcher(token);
        if (!told.matches()) {
            return Optional.empty();
        }
        int number = told.group(2) == null ? 1 : Integer.parseInt(told.group(2));
        return switch (told.group(1)) {
            case "timeout" -> Optional.of(new Behaviour(Kind.TIMEOUT, number));
            case "error" -> Optional.of(new Behaviour(Kind.ERROR, number));
            case "failure" -> Optional.of(new Behaviour(Kind.FAILURE, number));
            case "late" -> Optional.of(new Behaviour(Kind.LATE, number));
            case "twice" -> Optional.of(new Behaviour(Kind.TWICE, number));
            default -> Optional.empty();
        };
    }
}
