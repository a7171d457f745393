package dev.waybill.notification.text;

import dev.waybill.events.Money;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Amounts as a customer writes them. */
record Prices(Locale locale) {
    String format(Money money) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(money.currency()));
        format.setMinimumFractionDigits(money.amount().scale());
        format.setMaximumFractionDigits(money.amount().scale());
        return format.format(money.amount());
    }
}
