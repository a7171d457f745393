package dev.waybill.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.payment.provider.ProviderException.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.junit.jupiter.api.Test;

class ProviderCheckTest {
    private final ProviderCheck check = new ProviderCheck();
    private boolean away;

    ProviderCheckTest() {
        check.resilience = new Resilience();
        check.resilience.tries = 1;
        openCircuitsPauseFor(Duration.ofMinutes(1));
        check.client = new ProviderClient() {
            @Override
            void reach() {
                if (away) {
                    throw new ProviderException(Kind.UNAVAILABLE, "nobody is there", null);
                }
            }
        };
    }

    @Test
    void isUpWhereTheProviderAnswers() {
        var response = check.look(new Builder());

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData()).hasValue(Map.of("circuit", "CLOSED"));
    }

    @Test
    void tellsOfTheCircuitWhereItDoesNotAnswer() {
        away = true;
        var response = check.look(new Builder());

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData()).hasValue(Map.of("circuit", "CLOSED", "reason", "nobody is there"));
    }

    @Test
    void isDownWhileTheCircuitIsOpenThoughTheProviderAnswers() {
        tenCallsFail();
        var response = check.look(new Builder());

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData()).hasValue(Map.of("circuit", "OPEN"));
    }

    /** Until somebody pays again, which may be tomorrow. */
    @Test
    void isUpWhenTheNextCallIsLetThrough() {
        openCircuitsPauseFor(Duration.ofMillis(1));
        tenCallsFail();

        await().until(() -> check.look(new Builder()).getStatus() == Status.UP);
        assertThat(check.look(new Builder()).getData()).hasValue(Map.of("circuit", "HALF_OPEN"));
    }

    @Test
    void takesNoCallAwayFromThePayments() {
        openCircuitsPauseFor(Duration.ofMillis(1));
        tenCallsFail();
        await().until(() -> check.look(new Builder()).getStatus() == Status.UP);
        for (int i = 0; i < 10; i++) {
            check.look(new Builder());
        }

        for (int i = 0; i < 3; i++) {
            assertThat(check.resilience.call(() -> "paid")).isEqualTo("paid");
        }
        assertThat(check.resilience.state()).isEqualTo("CLOSED");
    }

    private void openCircuitsPauseFor(Duration pause) {
        check.resilience.pause = pause;
        check.resilience.prepare();
    }

    private void tenCallsFail() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> check.resilience.call(() -> {
                throw new ProviderException(Kind.UNAVAILABLE, "nobody is there", null);
            })).isInstanceOf(ProviderException.class);
        }
    }

    /** Servers bring their own. */
    private static final class Builder extends HealthCheckResponseBuilder {
        private final Map<String, Object> data = new TreeMap<>();
        private boolean up;

        @Override
        public HealthCheckResponseBuilder name(String name) {
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, String value) {
            data.put(key, value);
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, long value) {
            data.put(key, value);
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, boolean value) {
            data.put(key, value);
            return this;
        }

        @Override
        public HealthCheckResponseBuilder up() {
            return status(true);
        }

        @Override
        public HealthCheckResponseBuilder down() {
            return status(false);
        }

        @Override
        public HealthCheckResponseBuilder status(boolean isUp) {
            up = isUp;
            return this;
        }

        @Override
        public HealthCheckResponse build() {
            return new HealthCheckResponse("payment-provider", up ? Status.UP : Status.DOWN, Optional.of(data));
        }
    }
}
