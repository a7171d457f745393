package dev.waybill.payment.execution;

/**
 * The states of an order's payment; the names stand in {@code payment.payment}.
 * <pre>
 * REQUESTED -- an attempt begins ----> CHARGING
 * CHARGING  -- taken ----------------> CHARGED     (payment.completed)
 * CHARGING  -- refused --------------> DECLINED    (payment.failed)
 * CHARGING  -- no answer for hours --> GIVEN_UP    (payment.failed; money may have moved)
 * any that may have moved money, once its order is cancelled:
 *           -- given back -----------> REFUNDED    (payment.refunded)
 *           -- nothing was taken ----> CANCELLED
 * </pre>
 */
enum PaymentStatus {
    REQUESTED, CHARGING, CHARGED, DECLINED, GIVEN_UP, CANCELLED, REFUNDED
}
