package dev.waybill.notification.subscription;

import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import java.util.Base64;

/** Checks the keys of a browser (RFC 8291, section 2), so that encryption cannot fail later. */
final class BrowserKeys {
    private static final int AUTH_LENGTH = 16;

    private BrowserKeys() {
    }

    static void check(String p256dh, String auth) throws UnusableSubscriptionException {
        byte[] secret = decoded("keys.auth", auth);
        if (secret.length != AUTH_LENGTH) {
            throw new UnusableSubscriptionException("keys.auth", "must be 16 bytes");
        }
        byte[] point = decoded("keys.p256dh", p256dh);
        try {
            UserAgentMessageEncryptionKeyInfo.of(point, secret);
        } catch (RuntimeException e) {
            throw new UnusableSubscriptionException("keys.p256dh", "must be an uncompressed point on the curve P-256");
        }
    }

    private static byte[] decoded(String field, String text) throws UnusableSubscriptionException {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableSubscriptionException(field, "must be base64url");
        }
    }
}
