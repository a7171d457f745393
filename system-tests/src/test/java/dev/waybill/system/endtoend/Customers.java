package dev.waybill.system.endtoend;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Customers who order again and again from two nodes, and record each answer. Where a node refuses the connection they turn
 * to the other; what was cut off they repeat with the same Idempotency-Key.
 */
final class Customers implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");

    private final Queue<UUID> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<CutOff> cutOff = new ConcurrentLinkedQueue<>();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean go = new AtomicBoolean(true);
    private final List<URI> nodes;
    private final String order;
    private final Duration pause;
    private final ExecutorService threads;
    private final List<Future<?>> customers = new ArrayList<>();

    /** @param pause of each, between an answer and the next order */
    Customers(int count, Duration pause, String product, URI... nodes) {
        this.pause = pause;
        this.nodes = List.of(nodes);
        order = "{\"customerId\":\"nobody\",\"items\":[{\"productId\":\"" + product + "\",\"quantity\":1}]}";
        threads = Executors.newFixedThreadPool(count);
        for (int i = 0; i < count; i++) {
            int first = i % nodes.length;
            customers.add(threads.submit(() -> orderOnAndOn(first)));
        }
    }

    /**
     * A request that ended without an answer, though the connection had been made.
     *
     * @param key   of the order, which the customer then brought again
     * @param after how long after it began
     */
    record CutOff(URI node, String key, Instant at, Duration after, IOException cause) {
        @Override
        public String toString() {
            return node + " after " + after.toMillis() + " ms: " + cause;
        }
    }

    /** Ids of the orders that were answered with 201. */
    List<UUID> accepted() {
        return List.copyOf(accepted);
    }

    List<CutOff> cutOff() {
        return List.copyOf(cutOff);
    }

    /** Answers other than 201. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    @Override
    public void close() {
        go.set(false);
        threads.shutdown();
        for (Future<?> customer : customers) {
            try {
                customer.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Void orderOnAndOn(int first) throws InterruptedException {
        int node = first;
        while (go.get()) {
            String key = UUID.randomUUID().toString();
            while (!answered(nodes.get(node), key)) {
                node = (node + 1) % nodes.size();
                // Both may be away for a moment.
                Thread.sleep(20);
            }
            Thread.sleep(pause.toMillis());
        }
        return null;
    }

    private boolean answered(URI node, String key) {
        long begun = System.nanoTime();
        try {
            var request = (HttpURLConnection) node.resolve("/orders").toURL().openConnection();
            request.setReadTimeout(30_000);
            request.setRequestMethod("POST");
            request.setDoOutput(true);
            request.setRequestProperty("Content-Type", "application/json");
            request.setRequestProperty("Idempotency-Key", key);
            // A connection of its own for each request: refused is refused, and no old one is found dead.
            request.setRequestProperty("Connection", "close");
            byte[] body = order.getBytes(StandardCharsets.UTF_8);
            // Without it the JDK repeats a request that was cut off by itself, and nobody would see that it was.
            request.setFixedLengthStreamingMode(body.length);
            request.getOutputStream().write(body);
            record(request, node);
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            cutOff.add(new CutOff(node, key, Instant.now(), Duration.ofNanos(System.nanoTime() - begun), e));
            return false;
        }
    }

    private void record(HttpURLConnection request, URI node) throws IOException {
        int status = request.getResponseCode();
        if (status != 201) {
            failed.add(node + " " + status);
            return;
        }
        try (var body = request.getInputStream()) {
            var id = ID.matcher(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            if (!id.find()) {
                throw new IllegalStateException("An answer without an id");
            }
            accepted.add(UUID.fromString(id.group(1)));
        }
    }
}
