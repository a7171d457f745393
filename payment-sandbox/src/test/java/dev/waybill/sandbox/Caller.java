package dev.waybill.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A caller of the provider. */
record Caller(URI provider, String secretKey) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Reply(int status, JsonNode body, boolean replayed) {
        String id() {
            return body.path("id").asText();
        }

        String state() {
            return body.path("status").asText();
        }

        JsonNode error() {
            return body.path("error");
        }
    }

    Reply open(String order, long amount, String method) throws Exception {
        return post("/v1/payment_intents", "amount=" + amount + "&currency=eur&metadata%5Border_id%5D=" + order
                + (method == null ? "" : "&payment_method=" + method), null);
    }

    Reply confirm(String intent, String key) throws Exception {
        return post("/v1/payment_intents/" + intent + "/confirm", "", key);
    }

    Reply cancel(String intent) throws Exception {
        return post("/v1/payment_intents/" + intent + "/cancel", "", null);
    }

    Reply refund(String intent, String key) throws Exception {
        return post("/v1/refunds", "payment_intent=" + intent, key);
    }

    JsonNode account(String order) throws Exception {
        return get("/sandbox/ledger?order_id=" + order).body().path("orders").path(0);
    }

    Reply get(String path) throws Exception {
        return send(HttpRequest.newBuilder(provider.resolve(path)));
    }

    Reply post(String path, String form, String key) throws Exception {
        var request = HttpRequest.newBuilder(provider.resolve(path)).POST(HttpRequest.BodyPublishers.ofString(form))
                .header("Content-Type", "application/x-www-form-urlencoded");
        return send(key == null ? request : request.header("Idempotency-Key", key));
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = HTTP.send(request.header("Authorization", "Bearer " + secretKey).timeout(Duration.ofSeconds(2)).build(),
                HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), Json.MAPPER.readTree(response.body()),
                response.headers().firstValue("Idempotent-Replayed").isPresent());
    }
}
