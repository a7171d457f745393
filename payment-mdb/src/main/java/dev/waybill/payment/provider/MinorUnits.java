package dev.waybill.payment.provider;

import dev.waybill.events.Money;

/** Amounts as payment providers count them: in the smallest unit of the currency (12.50 EUR are 1250, 100 KRW are 100). */
final class MinorUnits {
    private MinorUnits() {
    }

    /** The scale of a {@link Money} is that of its currency. */
    static String of(Money money) {
        return money.amount().unscaledValue().toString();
    }
}
