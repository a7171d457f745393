package dev.waybill.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Waybill's REST interface. Every method throws {@link CommandException} where the answer is a problem, with its words. */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI root;
    private final Duration patience;
    private final String credentials;

    /**
     * @param patience how long an answer may take
     * @param password of the user {@code operator}
     */
    public Api(URI root, Duration patience, String password) {
        this.root = root;
        this.patience = patience;
        byte[] login = ("operator:" + password).getBytes(StandardCharsets.UTF_8);
        this.credentials = "Basic " + Base64.getEncoder().encodeToString(login);
    }

    /** Waits until the application is there; throws why it is not, where that takes too long. */
    public void awaitReady() throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (true) {
            try {
                // Of the application itself: a server says that it is ready although a deployment failed.
                send("/products", request("/products").timeout(Duration.ofSeconds(10)).GET());
                return;
            } catch (CommandException e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                Thread.sleep(500);
            }
        }
    }

    public JsonNode get(String path) {
        return send(path, request(path).GET());
    }

    public JsonNode post(String path, Object body) {
        try {
            return send(path, request(path).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).timeout(patience)
                .header("Authorization", credentials)
                .header("Accept", "application/json, application/problem+json");
    }

    private JsonNode send(String path, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new CommandException("%s answered %d: %s"
                        .formatted(root.resolve(path), response.statusCode(), reason(response.body())));
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new CommandException("%s cannot be reached: %s".formatted(root.resolve(path), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted", e);
        }
    }

    private static String reason(String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            return problem.hasNonNull("detail") ? problem.get("detail").asText() : body;
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
