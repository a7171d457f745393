package dev.waybill.operator;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What the header {@code Authorization} says of a user (RFC 7617); no {@code BasicAuthenticationCredential}, which fails on an empty password. */
final class BasicLogin {
    private static final String SCHEME = "Basic ";

    private BasicLogin() {
    }

    /** Nothing where the header is missing, or no Basic one. */
    static Optional<UsernamePasswordCredential> of(String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(new UsernamePasswordCredential(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
