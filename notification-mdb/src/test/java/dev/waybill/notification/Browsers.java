package dev.waybill.notification;

import dev.waybill.notification.subscription.PushSubscription;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Subscriptions with keys that are right. */
public final class Browsers {
    public static final String AUTH = base64(new byte[16]);

    private Browsers() {
    }

    public static PushSubscription subscription(String customerId, String endpoint) {
        return new PushSubscription(customerId, endpoint, base64(point()), AUTH);
    }

    /** The last 65 bytes of the X.509 form are the uncompressed point. */
    public static byte[] point() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] encoded = ((ECPublicKey) generator.generateKeyPair().getPublic()).getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
