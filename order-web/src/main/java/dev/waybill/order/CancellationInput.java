package dev.waybill.order;

import dev.waybill.rest.PlainText;
import jakarta.validation.constraints.Size;

/** @param reason optional, in the customer's words */
public record CancellationInput(@Size(min = 1, max = 500) @PlainText String reason) {
}
