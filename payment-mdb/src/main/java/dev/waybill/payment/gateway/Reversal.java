package dev.waybill.payment.gateway;

/**
 * How a payment was undone.
 *
 * @param refundId by which the provider knows the refund; null where no money had been taken
 */
public record Reversal(String refundId) {
    public static Reversal refunded(String refundId) {
        return new Reversal(refundId);
    }

    public static Reversal nothingTaken() {
        return new Reversal(null);
    }

    public boolean isRefund() {
        return refundId != null;
    }
}
