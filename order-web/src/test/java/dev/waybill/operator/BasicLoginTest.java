package dev.waybill.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicLoginTest {
    @ParameterizedTest
    @ValueSource(strings = {"operator:secret", "operator:", ":secret", ":", "operator:se:cret", "öperator:sécret"})
    void userAndPasswordAreReadAsTheyWere(String login) {
        var credential = BasicLogin.of("basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8))).orElseThrow();

        assertThat(credential.getCaller() + ":" + credential.getPasswordAsString()).isEqualTo(login);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"Basic", "Basic ", "Basic %%%", "Bearer b3BlcmF0b3I6c2VjcmV0"})
    void whatIsNoBasicLoginIsNone(String header) {
        assertThat(BasicLogin.of(header)).isEmpty();
    }

    @Test
    void withoutAColonThereIsNone() {
        assertThat(BasicLogin.of("Basic " + Base64.getEncoder().encodeToString("operator".getBytes(StandardCharsets.UTF_8)))).isEmpty();
    }
}
