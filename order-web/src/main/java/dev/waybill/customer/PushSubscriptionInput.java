package dev.waybill.customer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What {@code PushSubscription.toJSON()} gives in a browser.
 *
 * @param expirationTime not used: the push service says when a subscription has ended
 */
public record PushSubscriptionInput(
        @NotNull @Size(max = 2000) @Pattern(regexp = "[\\x21-\\x7e]*", message = "must be visible ASCII characters") String endpoint,
        Long expirationTime, @NotNull @Valid Keys keys) {
    /** Both base64url. */
    public record Keys(@NotNull @Size(max = 100) String p256dh, @NotNull @Size(max = 100) String auth) {
    }
}
