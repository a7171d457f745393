package dev.waybill.payment.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.payment.provider.ProviderException.Kind;

/** An answer of the provider: what was asked for (200) or an error object. */
record ProviderAnswer(int status, JsonNode body) {
    boolean isOk() {
        return status == 200;
    }

    /** How the payment intent stands, which an error tells too; a missing node where it does not. */
    JsonNode intent() {
        return isOk() ? body : error().path("payment_intent");
    }

    boolean intentIs(String state) {
        return intent().path("status").asText().equals(state);
    }

    JsonNode error() {
        return body.path("error");
    }

    boolean errorIs(String code) {
        return error().path("code").asText().equals(code);
    }

    /** Says all that the provider said. */
    ProviderException refused() {
        return new ProviderException(Kind.REFUSED, "the payment provider answered " + status + ": " + body, null);
    }
}
