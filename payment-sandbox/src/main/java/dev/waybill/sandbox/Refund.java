package dev.waybill.sandbox;

/** Money that went back, always all of it. */
record Refund(String id, String object, long amount, String currency, String paymentIntent, String charge, String status,
              long created) {
    Refund(String id, Intent intent, long created) {
        this(id, "refund", intent.amount(), intent.currency(), intent.id(), intent.latestCharge(), Intent.SUCCEEDED, created);
    }
}
