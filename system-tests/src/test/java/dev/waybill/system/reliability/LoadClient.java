package dev.waybill.system.reliability;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Customers who order without end, each repeating a request that was not answered with 201 under its Idempotency-Key. Some
 * cancel, some want more than there is, some are declined, so that all ways of an order are gone.
 */
public final class LoadClient implements AutoCloseable {
    /** From 100: cards that are declined, that fail at first, that time out at first; cancelled at once; more than there is. */
    private static final int DECLINED = 8;
    private static final int FAILING = 10;
    private static final int UNANSWERED = 11;
    private static final int CANCELLED = 20;
    private static final int SCARCE = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
    private final URI application;
    private final Goods goods;
    private final Duration pause;
    private final int firstWay;
    private final Ledger ledger = new Ledger();
    private final ExecutorService threads;
    private final List<? extends Future<?>> customers;
    private volatile boolean stopped;

    /**
     * Begins to order.
     *
     * @param pause of each customer between two orders
     */
    public LoadClient(URI application, Goods goods, int customers, Duration pause, long seed) {
        this(application, goods, customers, pause, seed, 0);
    }

    private LoadClient(URI application, Goods goods, int customers, Duration pause, long seed, int firstWay) {
        this.application = application;
        this.goods = goods;
        this.pause = pause;
        this.firstWay = firstWay;
        threads = Executors.newFixedThreadPool(customers);
        this.customers = IntStream.range(0, customers).mapToObj(i -> threads.submit(() -> {
            order(new Random(seed + i));
            return null;
        })).toList();
    }

    /** Whose orders all are paid at once and kept: how long those take says something about the system alone. */
    static LoadClient paying(URI application, Goods goods, int customers, Duration pause, long seed) {
        return new LoadClient(application, goods, customers, pause, seed, SCARCE);
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Ends the load once each customer has an answer to the last order; throws what went wrong in a customer. */
    public Ledger stop() throws Exception {
        stopped = true;
        for (Future<?> customer : customers) {
            customer.get();
        }
        return ledger;
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }

    private void order(Random random) throws Exception {
        while (!stopped) {
            int way = random.nextInt(firstWay, 100);
            UUID order = place(body(way, random));
            if (order != null && way >= UNANSWERED && way < CANCELLED) {
                Thread.sleep(random.nextInt(1000));
                cancel(order);
            }
            Thread.sleep(pause.toMillis());
        }
    }

    private String body(int way, Random random) {
        String method = way < DECLINED ? "pm_card_visa_chargeDeclined" : way < FAILING ? "pm_sandbox_error_1"
                : way < UNANSWERED ? "pm_sandbox_timeout_1" : "pm_card_visa";
        boolean scarce = way >= CANCELLED && way < SCARCE;
        return """
                {"customerId":"%s","items":[{"productId":"%s","quantity":%d}],"paymentMethod":"%s"}"""
                .formatted(goods.customers().get(random.nextInt(goods.customers().size())), scarce ? goods.scarce() : goods.plenty(),
                        random.nextInt(1, 4), method);
    }

    /** The order; null where it was given up. */
    private UUID place(String body) throws IOException, InterruptedException {
        String key = UUID.randomUUID().toString();
        HttpRequest request = request("/orders").header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        HttpResponse<String> answer = insist(request, 201);
        if (answer == null) {
            ledger.givenUp(key);
            return null;
        }
        UUID order = UUID.fromString(JSON.readTree(answer.body()).get("id").asText());
        if (!ledger.accepted().contains(order)) {
            ledger.accepted(order);
        } else {
            ledger.contradicted(order);
        }
        return order;
    }

    private void cancel(UUID order) throws InterruptedException {
        HttpRequest request = request("/orders/" + order + "/cancellation").POST(HttpRequest.BodyPublishers.ofString("{}")).build();
        HttpResponse<String> answer = insist(request, 200);
        if (answer != null && answer.statusCode() == 200) {
            ledger.cancelled(order);
        }
    }

    /** Repeats until this status is the answer or, for good, 409 (an order that has ended); null where patience is at its end. */
    private HttpResponse<String> insist(HttpRequest request, int wanted) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                ledger.answered(answer.statusCode());
                if (answer.statusCode() == wanted || answer.statusCode() == 409) {
                    return answer;
                }
                if (answer.statusCode() == 500) {
                    // Not of a part that is down: to be looked into.
                    System.out.printf("[load] %s %s was answered 500: %s%n", Instant.now(), request.uri().getPath(), answer.body());
                }
                if (answer.statusCode() < 500 && answer.statusCode() != 404) {
                    throw new IllegalStateException(request.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
                }
            } catch (IOException noAnswer) {
                ledger.answered(Ledger.NO_ANSWER);
            }
            Thread.sleep(100);
        }
        return null;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(application.resolve(path)).timeout(Duration.ofSeconds(20)).header("Content-Type", "application/json");
    }
}
