package dev.waybill.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An exact amount; its scale is that of the currency (EUR 2, KRW 0). In JSON the amount is a string, so that no reader
 * turns it into a binary fraction: {@code {"amount":"12.50","currency":"EUR"}}.
 *
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        int digits = fractionDigits(currency);
        if (amount.scale() > digits && amount.stripTrailingZeros().scale() > digits) {
            throw new IllegalArgumentException(currency + " has " + digits + " decimals");
        }
        amount = amount.setScale(digits, RoundingMode.UNNECESSARY);
    }

    /** Throws IllegalArgumentException where the text is no plain decimal number, or does not fit the currency. */
    @JsonCreator
    public static Money of(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        if (amount == null || currency == null) {
            throw new IllegalArgumentException("amount and currency are required");
        }
        // Not every text that BigDecimal takes: 1e999999999 is a number too, and fills the memory.
        if (!PLAIN.matcher(amount).matches()) {
            throw new IllegalArgumentException("amount is to be a plain decimal number such as 12.50");
        }
        return new Money(new BigDecimal(amount), currency);
    }

    private static int fractionDigits(String currency) {
        try {
            return Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no ISO 4217 currency: " + currency, e);
        }
    }

    @JsonProperty("amount")
    public String amountText() {
        return amount.toPlainString();
    }

    public Money times(int factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(amount.add(other.amount), currency);
    }
}
