package dev.waybill.payment.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.payment.provider.ProviderException.Kind;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Speaks HTTP with the provider. */
@ApplicationScoped
public class ProviderClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The provider keeps answering in the form of that day, whatever it changes later. */
    private static final String API_VERSION = "2024-06-20";

    @Inject
    @ConfigProperty(name = "waybill.payment.provider.uri", defaultValue = "http://127.0.0.1:12111")
    String uri;
    @Inject
    @ConfigProperty(name = "waybill.payment.provider.secret-key")
    Optional<String> secretKey;
    @Inject
    @ConfigProperty(name = "waybill.payment.provider.timeout", defaultValue = "PT10S")
    Duration timeout;
    @Inject
    Resilience resilience;

    private HttpClient http;

    @PostConstruct
    void open() {
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(3)).build();
    }

    ProviderAnswer get(String path) {
        return send(request(path).GET().build());
    }

    /** @param key the same for a repetition of the same request, so that it is carried out once */
    ProviderAnswer post(String path, Map<String, String> form, String key) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Idempotency-Key", key).build());
    }

    /** Returns when the provider has answered us and knows our key; not tried again, and past the circuit. */
    void reach() {
        var answer = exchange(request("/v1/balance").GET().build());
        if (answer.status() == 401 || answer.status() == 403) {
            throw answer.refused();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(uri + path)).timeout(timeout).header("Stripe-Version", API_VERSION)
                .header("Authorization", "Bearer " + secretKey.orElse(""));
    }

    private ProviderAnswer send(HttpRequest request) {
        return resilience.call(() -> exchange(request));
    }

    private ProviderAnswer exchange(HttpRequest request) {
        try {
            var response = whole(http.sendAsync(request, BodyHandlers.ofString()));
            var answer = new ProviderAnswer(response.statusCode(), json(response.body()));
            if (answer.status() == 409) {
                throw new ProviderException(Kind.BUSY, answer.refused().getMessage(), null);
            }
            if (answer.status() >= 500 && response.headers().firstValue("Idempotent-Replayed").isPresent()) {
                throw new ProviderException(Kind.REPEATED, answer.refused().getMessage(), null);
            }
            if (answer.status() == 429 || answer.status() >= 500) {
                throw new ProviderException(Kind.UNAVAILABLE, answer.refused().getMessage(), null);
            }
            return answer;
        } catch (HttpTimeoutException | TimeoutException e) {
            throw new ProviderException(Kind.SILENT, "the payment provider did not answer within " + timeout, e);
        } catch (IOException e) {
            throw new ProviderException(Kind.UNAVAILABLE, "the payment provider cannot be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(Kind.SILENT, "interrupted while the payment provider was asked", e);
        }
    }

    /** The request's own timeout ends with the headers of the answer; a body that stalls would hold the listener for ever. */
    private <T> T whole(CompletableFuture<T> answer) throws IOException, InterruptedException, TimeoutException {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** What is in front of a provider may answer with a page instead. */
    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(body.substring(0, Math.min(body.length(), 200)));
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
