package dev.waybill.payment.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.payment.provider.ProviderException.Kind;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Speaks HTTP with the provider. */
@ApplicationScoped
public class ProviderClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The provider keeps answering in the form of that day, whatever it changes later. */
    private static final String API_VERSION = "2024-06-20";
    private static final Timeout CONNECT = Timeout.ofSeconds(3);
    /** The sessions of the listeners and {@code waybill.payment.concurrency} are the limit. */
    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final TimeValue IDLE = TimeValue.ofMinutes(1);
    /** Characters. */
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
        var connections = PoolingHttpClientConnectionManagerBuilder.create().useSystemProperties()
                .setMaxConnPerRoute(NO_LIMIT).setMaxConnTotal(NO_LIMIT)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT).setSocketTimeout(longest).build()).build();
        // What may be tried again, and how often, is said by Resilience alone.
        http = HttpClients.custom().setConnectionManager(connections).setProxySelector(ProxySelector.getDefault())
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(longest).setProtocolUpgradeEnabled(false).build())
                .evictIdleConnections(IDLE).disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().build();
    }

    @PreDestroy
    void close() {
        http.close(CloseMode.IMMEDIATE);
    }

    ProviderAnswer get(String path) {
        return resilience.call(() -> exchange(new HttpGet(uri + path)));
    }

    /** @param key the same for a repetition of the same request, so that it is carried out once */
    ProviderAnswer post(String path, Map<String, String> form, String key) {
        return resilience.call(() -> {
            var request = new HttpPost(uri + path);
            request.setEntity(new UrlEncodedFormEntity(form.entrySet().stream()
                    .map(field -> new BasicNameValuePair(field.getKey(), field.getValue())).toList(), StandardCharsets.UTF_8));
            request.setHeader("Idempotency-Key", key);
            return exchange(request);
        });
    }

    /** Returns when the provider has answered us and knows our key; not tried again, and past the circuit. */
    void reach() {
        var answer = exchange(new HttpGet(uri + "/v1/balance"));
        if (answer.status() == 401 || answer.status() == 403) {
            throw answer.refused();
        }
    }

    private ProviderAnswer exchange(HttpUriRequestBase request) {
        request.setHeader("Stripe-Version", API_VERSION);
        request.setHeader("Authorization", "Bearer " + secretKey.orElse(""));
        var end = endOf(request);
        try {
            return http.execute(request, ProviderClient::understood);
        } catch (IOException e) {
            if (e instanceof SocketTimeoutException || request.isCancelled()) {
                throw new ProviderException(Kind.SILENT, "the payment provider did not answer within " + timeout, e);
            }
            throw new ProviderException(Kind.UNAVAILABLE, "the payment provider cannot be reached: " + e, e);
        } finally {
            end.complete(null);
        }
    }

    /** The client's own timeout is one between two bytes: an answer that drips would hold the listener for ever. */
    private CompletableFuture<Void> endOf(HttpUriRequestBase request) {
        var end = new CompletableFuture<Void>().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        end.whenComplete((answered, late) -> {
            if (late != null) {
                request.cancel();
            }
        });
        return end;
    }

    private static ProviderAnswer understood(ClassicHttpResponse response) throws IOException, HttpException {
        HttpEntity entity = response.getEntity();
        String body = entity == null ? "" : EntityUtils.toString(entity, StandardCharsets.UTF_8, LONGEST_ANSWER);
        var answer = new ProviderAnswer(response.getCode(), json(body));
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

    /** What is in front of a provider may answer with a page instead. */
    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(body.substring(0, Math.min(body.length(), 200)));
        }
    }
}
