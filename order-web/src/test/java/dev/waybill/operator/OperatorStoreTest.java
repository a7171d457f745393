package dev.waybill.operator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorStoreTest {
    private final OperatorStore store = new OperatorStore();

    @Test
    void knowsTheOperatorByThePassword() {
        store.password = Optional.of("secret");

        assertThat(validate("operator", "secret").getCallerGroups()).containsExactly("operator");
    }

    @ParameterizedTest
    @CsvSource({"operator,Secret", "operator,''", "operator,secrets", "Operator,secret", "'',secret"})
    void knowsNobodyElse(String user, String password) {
        store.password = Optional.of("secret");

        assertThat(validate(user, password).getStatus()).isEqualTo(CredentialValidationResult.Status.INVALID);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '"})
    void knowsNobodyWithoutAPassword(String none) {
        store.password = Optional.of(none);
        assertThat(validate("operator", none).getStatus()).isEqualTo(CredentialValidationResult.Status.INVALID);
        store.password = Optional.empty();
        assertThat(validate("operator", none).getStatus()).isEqualTo(CredentialValidationResult.Status.INVALID);
    }

    private CredentialValidationResult validate(String user, String password) {
        return store.validate(new UsernamePasswordCredential(user, password));
    }
}
