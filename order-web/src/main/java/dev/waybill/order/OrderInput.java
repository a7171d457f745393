package dev.waybill.order;

import dev.waybill.rest.Identifiers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * An order as a client places it. Prices are the catalogue's alone.
 *
 * @param paymentMethod the payment provider's token for what is to be charged; without it, the customer's usual one
 */
public record OrderInput(@NotNull @Pattern(regexp = Identifiers.PATTERN, message = Identifiers.MESSAGE) String customerId,
                         @NotEmpty @Size(max = 100) List<@NotNull @Valid Item> items,
                         @Pattern(regexp = "[\\x21-\\x7e]{1,255}", message = "1 to 255 visible ASCII characters are expected") String paymentMethod) {
    /** @param quantity 1 to 10,000 */
    public record Item(@NotNull @Pattern(regexp = Identifiers.PATTERN, message = Identifiers.MESSAGE) String productId,
                       @NotNull @Min(1) @Max(10_000) Integer quantity) {
    }
}
