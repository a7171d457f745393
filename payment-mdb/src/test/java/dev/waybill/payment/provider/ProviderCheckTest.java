package dev.waybill.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;

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
        check.resilience.pause = Duration.ofMinutes(1);
        check.resilience.prepare();
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
