package dev.waybill.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The provider's error object; {@code paymentIntent} shows how the intent stands, where there is one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String code, String declineCode, String message, Intent paymentIntent) {
    static Problem invalid(String code, String message) {
        return new Problem("invalid_request_error", code, null, message, null);
    }

    static Problem declined(String code, String declineCode, String message) {
        return new Problem("card_error", code, declineCode, message, null);
    }

    Problem about(Intent intent) {
        return new Problem(type, code, declineCode, message, intent);
    }
}
