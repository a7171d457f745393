package dev.waybill.sandbox;

import java.util.Map;

/**
 * The intent to be paid once: the provider moves money for it at most one time.
 *
 * @param amount           in the smallest unit of the currency
 * @param currency         ISO 4217, lower case
 * @param status           {@link #OPEN}, {@link #DECLINED}, {@link #SUCCEEDED} or {@link #CANCELED}
 * @param lastPaymentError why the last confirmation was declined, else null
 * @param latestCharge     id of the charge that moved the money, else null
 */
record Intent(String id, String object, long amount, String currency, String customer, String paymentMethod,
              Map<String, String> metadata, String status, Problem lastPaymentError, String latestCharge, long created,
              boolean livemode) {
    static final String OPEN = "requires_confirmation";
    static final String DECLINED = "requires_payment_method";
    static final String SUCCEEDED = "succeeded";
    static final String CANCELED = "canceled";

    static Intent open(String id, long amount, String currency, String customer, String paymentMethod,
            Map<String, String> metadata, long created) {
        return new Intent(id, "payment_intent", amount, currency, customer, paymentMethod, metadata, OPEN, null, null, created, false);
    }

    boolean has(String expected) {
        return status.equals(expected);
    }

    /** A declined intent may be confirmed again. */
    boolean canMove() {
        return has(OPEN) || has(DECLINED);
    }

    Intent succeeded(String charge) {
        return with(SUCCEEDED, null, charge);
    }

    Intent declined(Problem why) {
        return with(DECLINED, why, null);
    }

    Intent canceled() {
        return with(CANCELED, lastPaymentError, null);
    }

    /** The order that it is for; empty where the caller named none. */
    String orderId() {
        return metadata.getOrDefault("order_id", "");
    }

    private Intent with(String newStatus, Problem error, String charge) {
        return new Intent(id, object, amount, currency, customer, paymentMethod, metadata, newStatus, error, charge, created, livemode);
    }
}
