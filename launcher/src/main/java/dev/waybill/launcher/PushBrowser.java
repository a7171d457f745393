package dev.waybill.launcher;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser, as far as Web Push needs one: it has keys, and decrypts by RFC 8291 what was encrypted for them. */
public final class PushBrowser {

    private static final int SALT = 16;
    private static final int TAG_BITS = 128;
    /** RFC 8188, section 2: what ends the last record, before its padding. */
    private static final byte END = 2;

    private final KeyPair keys;
    private final byte[] auth;

    PushBrowser(KeyPair keys, byte[] auth) {
        this.keys = keys;
        this.auth = auth.clone();
    }

    static PushBrowser create() {
        try {
            byte[] auth = new byte[16];
            new SecureRandom().nextBytes(auth);
            return new PushBrowser(Curve.keyPair(), auth);
        } catch (GeneralSecurityException e) {
            throw new LaunchException("This Java has no P-256", e);
        }
    }

    /** What {@code PushSubscription.toJSON()} gives in a browser. */
    public String subscription(String endpoint) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return "{\"endpoint\":\"%s\",\"expirationTime\":null,\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}"
                .formatted(endpoint, base64.encodeToString(publicKey()), base64.encodeToString(auth));
    }

    /** @throws GeneralSecurityException if it was not encrypted for this browser, or changed on its way */
    byte[] decrypt(byte[] body) throws GeneralSecurityException {
        ByteBuffer message = ByteBuffer.wrap(body);
        if (body.length < SALT + 5 + Curve.POINT) {
            throw new GeneralSecurityException("too short for a header");
        }
        byte[] salt = next(message, SALT);
        int recordSize = message.getInt();
        byte[] sender = next(message, message.get() & 0xff);
        byte[] sealed = next(message, message.remaining());
        if (sealed.length > recordSize) {
            throw new GeneralSecurityException("more than one record");
        }
        byte[] random = hmac(salt, keyMaterial(sender));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE,
                new SecretKeySpec(expanded(random, text("Content-Encoding: aes128gcm"), 16), "AES"),
                new GCMParameterSpec(TAG_BITS, expanded(random, text("Content-Encoding: nonce"), 12)));
        return unpadded(cipher.doFinal(sealed));
    }

    private byte[] keyMaterial(byte[] sender) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(Curve.key(sender), true);
        return expanded(hmac(auth, agreement.generateSecret()), joined(text("WebPush: info"), publicKey(), sender), 32);
    }

    private byte[] publicKey() {
        return Curve.bytes((ECPublicKey) keys.getPublic());
    }

    private static byte[] unpadded(byte[] record) throws GeneralSecurityException {
        int end = record.length - 1;
        while (end >= 0 && record[end] == 0) {
            end--;
        }
        if (end < 0 || record[end] != END) {
            throw new GeneralSecurityException("the record has no end");
        }
        return Arrays.copyOf(record, end);
    }

    /** HKDF-Expand of RFC 5869 for one block. */
    private static byte[] expanded(byte[] random, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(random, joined(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] next(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
