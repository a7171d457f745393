package dev.waybill.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who sent a push, as the sender proved it (RFC 8292).
 *
 * @param key     the public key, base64url
 * @param subject whom to turn to
 */
record Vapid(String key, String subject) {

    private static final Pattern HEADER = Pattern.compile("vapid t=([\\w-]+)\\.([\\w-]+)\\.([\\w-]+), ?k=([\\w-]+)");
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws GeneralSecurityException if the header proves nothing for a service at this origin */
    static Vapid check(String authorization, String origin) throws GeneralSecurityException, IOException {
        Matcher header = HEADER.matcher(String.valueOf(authorization));
        if (!header.matches()) {
            throw new GeneralSecurityException("no VAPID header: " + authorization);
        }
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(Curve.key(decoded(header.group(4))));
        signature.update((header.group(1) + "." + header.group(2)).getBytes(StandardCharsets.US_ASCII));
        JsonNode claims = JSON.readTree(decoded(header.group(2)));
        Duration left = Duration.between(Instant.now(), Instant.ofEpochSecond(claims.path("exp").asLong()));
        if (!signature.verify(decoded(header.group(3)))
                || !JSON.readTree(decoded(header.group(1))).path("alg").asText().equals("ES256")
                || !claims.path("aud").asText().equals(origin)
                || left.isNegative() || left.compareTo(LONGEST) > 0) {
            throw new GeneralSecurityException("VAPID proves nothing: " + claims);
        }
        return new Vapid(header.group(4), claims.path("sub").asText());
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
