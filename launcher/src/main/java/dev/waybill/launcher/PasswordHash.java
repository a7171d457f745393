package dev.waybill.launcher;

import java.util.Map;
import org.apache.activemq.artemis.utils.DefaultSensitiveStringCodec;

/** A password as the broker's users file keeps it: it can be checked, but not read. */
final class PasswordHash {

    private PasswordHash() {
    }

    static String of(String password) {
        DefaultSensitiveStringCodec codec = new DefaultSensitiveStringCodec();
        try {
            codec.init(Map.of(DefaultSensitiveStringCodec.ALGORITHM, DefaultSensitiveStringCodec.ONE_WAY));
            return "ENC(" + codec.encode(password) + ")";
        } catch (Exception e) {
            throw new IllegalStateException("The broker's own codec failed", e);
        }
    }
}
