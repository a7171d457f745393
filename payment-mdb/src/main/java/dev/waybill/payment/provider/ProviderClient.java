package dev.waybill.payment.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.payment.provider.ProviderException.Kind;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Speaks HTTP with the provider. */
@ApplicationScoped
public class ProviderClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The provider keeps answering in the form of that day, whatever it changes later. */
    private static final String API_VERSION = "2024-06-20";
    private static final Timeout CONNECT = Timeout.ofSeconds(3);
    /** As many as there are listeners and calls of each, by far: the broker's sessions are the limit. */
    private static final int CONNECTIONS = 256;
    private static final int LONGEST_ANSWER = 1_000_000;

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

    private CloseableHttpClient http;

    @PostConstruct
    void open() {
        Timeout longest = Timeout.of(timeout);
        var connections = PoolingHttpClientConnectionManagerBuilder.create().setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT).setSocketTimeout(longest).build()).build();
        var requests = RequestConfig.custom().setConnectionRequestTimeout(longest).setResponseTimeout(longest)
                .setProtocolUpgradeEnabled(false).build();
        // What may be tried again, and how often, is said by Resilience alone.
        http = HttpClients.custom().setConnectionManager(connections).setDefaultRequestConfig(requests)
                .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().disableAuthCaching().build();
    }

    @PreDestroy
    void close() {
        http.close(CloseMode.IMMEDIATE);
    }

    ProviderAnswer get(String path) {
        return send(new HttpGet(uri + path));
    }

    /** @param key the same for a repetition of the same request, so that it is carried out once */
    ProviderAnswer post(String path, Map<String, String> form, String key) {
        var request = new HttpPost(uri + path);
        request.setEntity(new UrlEncodedFormEntity(form.entrySet().stream()
                .map(field -> new BasicNameValuePair(field.getKey(), field.getValue())).toList(), StandardCharsets.UTF_8));
        request.setHeader("Idempotency-Key", key);
        return send(request);
    }

    /** Returns when the provider has answered us and knows our key; not tried again, and past the circuit. */
    void reach() {
        var answer = exchange(new HttpGet(uri + "/v1/balance"));
        if (answer.status() == 401 || answer.status() == 403) {
            throw answer.refused();
        }
    }

    private ProviderAnswer send(ClassicHttpRequest request) {
        return resilience.call(() -> exchange(request));
    }

    private ProviderAnswer exchange(ClassicHttpRequest request) {
        request.setHeader("Stripe-Version", API_VERSION);
        request.setHeader("Authorization", "Bearer " + secretKey.orElse(""));
        try {
            return http.execute(request, this::understood);
        } catch (SocketTimeoutException | ConnectionRequestTimeoutException e) {
            throw new ProviderException(Kind.SILENT, "the payment provider did not answer within " + timeout, e);
        } catch (IOException e) {
            throw new ProviderException(Kind.UNAVAILABLE, "the payment provider cannot be reached: " + e, e);
        }
    }

    private ProviderAnswer understood(ClassicHttpResponse response) throws IOException {
        var answer = new ProviderAnswer(response.getCode(), json(body(response.getEntity())));
        if (answer.status() == 409) {
            throw new ProviderException(Kind.BUSY, answer.refused().getMessage(), null);
        }
        if (answer.status() >= 500 && response.containsHeader("Idempotent-Replayed")) {
            throw new ProviderException(Kind.REPEATED, answer.refused().getMessage(), null);
        }
        if (answer.status() == 429 || answer.status() >= 500) {
            throw new ProviderException(Kind.UNAVAILABLE, answer.refused().getMessage(), null);
        }
        return answer;
    }

    /** The client's own timeout is one between two bytes: an answer that drips would hold the listener for ever. */
    private String body(HttpEntity entity) throws IOException {
        if (entity == null) {
            return "";
        }
        long end = System.nanoTime() + timeout.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        InputStream content = entity.getContent();
        for (int read = content.read(some); read >= 0; read = content.read(some)) {
            body.write(some, 0, read);
            if (System.nanoTime() > end || body.size() > LONGEST_ANSWER) {
                throw new SocketTimeoutException("an answer without end");
            }
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    /** What is in front of a provider may answer with a page instead. */
    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(body.substring(0, Math.min(body.length(), 200)));
        }
    }
}
