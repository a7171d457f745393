package dev.waybill.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Knows the user {@code operator} by the configured password; without one it knows nobody. */
@ApplicationScoped
public class OperatorStore implements IdentityStore {
    /** User and role. */
    public static final String OPERATOR = "operator";

    @Inject
    @ConfigProperty(name = "waybill.operator.password")
    Optional<String> password;

    /** Found by its parameter's type (Jakarta Security, {@link IdentityStore#validate}). */
    public CredentialValidationResult validate(UsernamePasswordCredential login) {
        boolean known = password.filter(expected -> !expected.isBlank()).isPresent() && OPERATOR.equals(login.getCaller())
                && MessageDigest.isEqual(bytes(password.get()), bytes(login.getPasswordAsString()));
        return known ? new CredentialValidationResult(OPERATOR, Set.of(OPERATOR)) : CredentialValidationResult.INVALID_RESULT;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
