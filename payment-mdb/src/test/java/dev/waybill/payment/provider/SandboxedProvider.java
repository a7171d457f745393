package dev.waybill.payment.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.events.Money;
import dev.waybill.payment.gateway.PaymentAttempt;
import dev.waybill.sandbox.PaymentSandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The adapter and a sandbox provider of its own, whose ledger is the judge. */
abstract class SandboxedProvider {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;
    PaymentSandbox provider;
    final ProviderClient client = new ProviderClient();
    final PaymentIntents gateway = new PaymentIntents();

    @BeforeEach
    void start() throws Exception {
        provider = new PaymentSandbox(0, "sk_test", folder.resolve("ledger.jsonl"));
        open(client, provider.uri(), Duration.ofSeconds(30));
        gateway.provider = client;
    }

    static void open(ProviderClient client, URI provider, Duration timeout) {
        client.uri = provider.toString();
        client.secretKey = Optional.of("sk_test");
        client.timeout = timeout;
        client.resilience = new Resilience();
        client.resilience.tries = 3;
        client.resilience.pause = Duration.ofMillis(500);
        client.resilience.prepare();
        client.open();
    }

    /** From now on. */
    final void timeout(Duration timeout) {
        client.close();
        client.timeout = timeout;
        client.open();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        provider.close();
    }

    static PaymentAttempt attempt(String method) {
        return attempt(Money.of("37.00", "EUR"), method);
    }

    static PaymentAttempt attempt(Money amount, String method) {
        return new PaymentAttempt(UUID.randomUUID(), "ada", amount, method, null, 1, Duration.ZERO);
    }

    static PaymentAttempt again(PaymentAttempt attempt) {
        return new PaymentAttempt(attempt.orderId(), attempt.customerId(), attempt.amount(), attempt.paymentMethod(),
                attempt.paymentId(), attempt.number() + 1, attempt.age());
    }

    PaymentAttempt opened(PaymentAttempt attempt) {
        return attempt.opened(gateway.open(attempt));
    }

    JsonNode account(PaymentAttempt attempt) throws Exception {
        var request = HttpRequest.newBuilder(provider.uri().resolve("/sandbox/ledger?order_id=" + attempt.orderId()));
        return ask(request).path("orders").path(0);
    }

    static JsonNode ask(HttpRequest.Builder request) throws Exception {
        return JSON.readTree(HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body());
    }
}
