package dev.waybill.launcher;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A payment provider that moves no real money, in a JVM of its own; its ledger says what happened to every order's money. */
public final class PaymentSandbox implements Part {

    private static final ObjectMapper JSON = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Settings settings;
    private final Passwords passwords;
    private final ChildProcess process;
    private final Path folder;

    PaymentSandbox(Settings settings, Passwords passwords) {
        this.settings = settings;
        this.passwords = passwords;
        this.process = new ChildProcess("payment-sandbox", settings);
        this.folder = settings.runDirectory().resolve("payment-sandbox");
    }

    /**
     * The ledger's word on one order, amounts in the smallest unit of the currency.
     *
     * @param charges how often money was taken: more than one is a double charge
     * @param refunds how often it was given back
     */
    public record Account(String orderId, String currency, int intents, int charges, long charged, int refunds, long refunded,
            long net, int declines) {
    }

    private record Accounts(List<Account> orders) {
    }

    @Override
    public String name() {
        return "payment sandbox";
    }

    @Override
    public void start() {
        process.start(new JavaCommand()
                .options("-Xmx" + settings.property("waybill.payment-sandbox.heap", "512m"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .options(settings.words("waybill.payment-sandbox.java-options"))
                .property("waybill.payment-sandbox.key", secretKey())
                .options("-jar", settings.distribution().resolve("payment-sandbox.jar").toString())
                .write(folder.resolve("java-options"), Integer.toString(settings.ports().payment()),
                        folder.resolve("ledger.jsonl").toString()), folder);
    }

    @Override
    public void waitUntilReady() {
        Patience.await("The payment sandbox", process, settings.patience(Duration.ofSeconds(30)), () -> accounts() != null);
    }

    @Override
    public void stop() {
        process.stop(Duration.ofSeconds(10));
    }

    /** As a crash would. */
    public void kill() {
        process.kill();
    }

    public ProcessHandle handle() {
        return process.handle();
    }

    /** Without a slash at the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + settings.ports().payment());
    }

    public URI ledgerUri() {
        return uri().resolve("/sandbox/ledger");
    }

    /** What a caller must bring. */
    public String secretKey() {
        return passwords.of("payment-sandbox.secret-key");
    }

    /** All orders that it has heard of. */
    public List<Account> accounts() {
        return JSON.convertValue(send(HttpRequest.newBuilder(ledgerUri())), Accounts.class).orders();
    }

    /** All zero where it has not heard of the order. */
    public Account account(String orderId) {
        JsonNode found = send(HttpRequest.newBuilder(uri().resolve("/sandbox/ledger?order_id=" + orderId)));
        return JSON.convertValue(found, Accounts.class).orders().stream().findFirst()
                .orElse(new Account(orderId, null, 0, 0, 0, 0, 0, 0, 0));
    }

    /** From now on it answers 503 to everything. */
    public void goAway() {
        outage("unavailable");
    }

    /** From now on it takes requests and never answers. */
    public void hang() {
        outage("hang");
    }

    /** From now on it answers 401 to everything, as to a secret key that it does not know. */
    public void forgetKey() {
        outage("revoked");
    }

    /** It works again. */
    public void comeBack() {
        outage("off");
    }

    private void outage(String mode) {
        send(HttpRequest.newBuilder(uri().resolve("/sandbox/outage")).POST(HttpRequest.BodyPublishers.ofString("mode=" + mode)));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("The payment sandbox answered " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("The payment sandbox does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
