package dev.waybill.payment.history;

import java.util.Optional;
import java.util.UUID;

/** The payments of orders, to look at. Joins the caller's transaction. */
public interface PaymentHistory {
    /** Empty where payment has not heard of the order. */
    Optional<PaymentEntry> find(UUID orderId);
}
