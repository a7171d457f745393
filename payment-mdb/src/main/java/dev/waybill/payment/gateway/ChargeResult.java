package dev.waybill.payment.gateway;

/**
 * What became of a charge.
 *
 * @param code   the provider's word for a refusal, null where the money was taken
 * @param reason the same for the customer's eyes
 */
public record ChargeResult(boolean charged, String code, String reason) {
    public static ChargeResult taken() {
        return new ChargeResult(true, null, null);
    }

    public static ChargeResult declined(String code, String reason) {
        return new ChargeResult(false, code, reason);
    }
}
