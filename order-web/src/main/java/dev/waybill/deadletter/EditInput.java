package dev.waybill.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.rest.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The event's data as it should have been.
 *
 * @param reason why, for the audit
 */
public record EditInput(@NotNull JsonNode data, @NotNull @PlainText @Size(min = 1, max = 500) String reason) {
}
