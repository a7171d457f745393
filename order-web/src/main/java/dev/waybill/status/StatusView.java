package dev.waybill.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** In the form of MicroProfile Health, 2.2: {@code UP} where all are. */
public record StatusView(HealthCheckResponse.Status status, List<Check> checks) {
    /** One of them; {@code data} where it tells more. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Check(String name, HealthCheckResponse.Status status, Map<String, Object> data) {
    }

    static StatusView of(List<HealthCheckResponse> responses) {
        List<Check> checks = responses.stream()
                .map(one -> new Check(one.getName(), one.getStatus(), one.getData().orElse(Map.of()))).toList();
        boolean up = checks.stream().allMatch(check -> check.status() == HealthCheckResponse.Status.UP);
        return new StatusView(up ? HealthCheckResponse.Status.UP : HealthCheckResponse.Status.DOWN, checks);
    }

    boolean isUp() {
        return status == HealthCheckResponse.Status.UP;
    }
}
