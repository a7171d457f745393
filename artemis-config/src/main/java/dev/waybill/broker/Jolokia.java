package dev.waybill.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The broker's management by HTTP, as the console uses it. */
public final class Jolokia {

    private static final String BROKER = "org.apache.activemq.artemis:broker=\"waybill\"";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI uri;
    private final Duration patience;
    private final String credentials;

    /**
     * @param console  of the broker, such as {@code http://127.0.0.1:8161/console}
     * @param patience how long an answer may take
     */
    public Jolokia(URI console, String user, String password, Duration patience) {
        this.uri = URI.create(console + "/jolokia/");
        this.patience = patience;
        this.credentials = "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The object name of a queue; {@code routingType} is anycast or multicast. */
    public static String queue(String address, String routingType, String queue) {
        return BROKER + ",component=addresses,address=\"%s\",subcomponent=queues,routing-type=\"%s\",queue=\"%s\""
                .formatted(address, routingType, queue);
    }

    /** The object name of the broker itself. */
    public static String broker() {
        return BROKER;
    }

    /** The name of a queue, from its object name. */
    public static String queueName(String objectName) {
        return objectName.replaceAll(".*queue=\"([^\"]*)\".*", "$1");
    }

    /** An attribute that is a number, of every queue, by object name. */
    public Map<String, Long> ofEachQueue(String attribute) {
        JsonNode queues = read(queue("*", "*", "*").replace("\"*\"", "*"), attribute);
        return queues.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, queue -> queue.getValue().path(attribute).asLong()));
    }

    /** How many messages a queue holds, those in delivery included. */
    public long messageCount(String address, String routingType, String queue) {
        return read(queue(address, routingType, queue), "MessageCount").asLong();
    }

    /** @throws IllegalStateException if the broker refuses, with its words */
    public JsonNode read(String objectName, String attribute) {
        return value(Map.of("type", "read", "mbean", objectName, "attribute", attribute));
    }

    /** @throws IllegalStateException if the broker refuses, with its words */
    public JsonNode execute(String objectName, String operation, Object... arguments) {
        return value(Map.of("type", "exec", "mbean", objectName, "operation", operation,
                "arguments", List.of(arguments)));
    }

    /** Whether the broker is up. */
    public boolean answers() {
        return read(BROKER, "Active").asBoolean();
    }

    private JsonNode value(Map<String, Object> request) {
        JsonNode answer = post(request);
        // A refusal has the HTTP status 200 too: the truth stands in the JSON.
        if (answer.path("status").asInt() != 200) {
            throw new IllegalStateException("The broker refused %s: %s".formatted(request, answer.path("error").asText()));
        }
        return answer.path("value");
    }

    private JsonNode post(Map<String, Object> request) {
        try {
            HttpResponse<String> response = http.send(HttpRequest.newBuilder(uri)
                    .timeout(patience)
                    .header("Authorization", credentials)
                    .header("Origin", uri.getScheme() + "://" + uri.getAuthority())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(request)))
                    .build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("Jolokia answered with HTTP status " + response.statusCode());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("Jolokia cannot be reached at " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
