package dev.waybill.notification.subscription;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Objects;
import java.util.UUID;

/**
 * A browser that takes pushes for a customer (W3C Push API).
 *
 * @param endpoint where pushes to it are posted; a secret of its owner
 * @param p256dh   its public key, uncompressed point on P-256, base64url
 * @param auth     its authentication secret, 16 bytes, base64url
 */
public record PushSubscription(String customerId, String endpoint, String p256dh, String auth) {
    public PushSubscription {
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(p256dh, "p256dh");
        Objects.requireNonNull(auth, "auth");
    }

    /** The same for the same endpoint (UUIDv5, RFC 9562). */
    public UUID id() {
        return UuidCreator.getNameBasedSha1(UuidCreator.NAMESPACE_URL, endpoint);
    }
}
