package dev.waybill.system.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of server-sent events that does not reconnect by itself. Closing it cuts the connection. */
final class EventSource implements AutoCloseable {
    /** One event, as it came over the line. */
    record Received(String id, String type, JsonNode data) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpResponse<InputStream> response;
    private final List<Received> events = new CopyOnWriteArrayList<>();
    private volatile int comments;
    private volatile boolean ended;

    private EventSource(HttpResponse<InputStream> response) {
        this.response = response;
        var reader = new Thread(this::read, "event-source");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param headers such as {@code Last-Event-ID}, and its value */
    static EventSource open(URI uri, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new EventSource(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                .send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    HttpResponse<?> response() {
        return response;
    }

    List<Received> events() {
        return events;
    }

    int comments() {
        return comments;
    }

    /** Whether the server has ended it in order; a connection that breaks does not count. */
    boolean ended() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = null;
            String type = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String value = line.substring(line.indexOf(':') + 1).strip();
                if (line.startsWith(":")) {
                    comments++;
                } else if (line.startsWith("id:")) {
                    id = value;
                } else if (line.startsWith("event:")) {
                    type = value;
                } else if (line.startsWith("data:")) {
                    events.add(new Received(id, type, JSON.readTree(value)));
                }
            }
            ended = true;
        } catch (IOException e) {
            // cut
        }
    }
}
