package dev.waybill.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount; its scale is that of the currency (EUR 2, KRW 0). In JSON the amount is a string, so that no reader
 * turns it into a binary fraction: {@code {"amount":"12.50","currency":"EUR"}}.
 *
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {
    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        amount = amount.setScale(Math.max(digits, 0), RoundingMode.UNNECESSARY);
    }

    /** Throws IllegalArgumentException or ArithmeticException where text and currency do not fit. */
    @JsonCreator
    public static Money of(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        return new Money(new BigDecimal(Objects.requireNonNull(amount, "amount")), currency);
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
