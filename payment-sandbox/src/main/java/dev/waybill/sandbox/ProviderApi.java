package dev.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The provider's own interface: keys, then idempotency, then the operation, and the misbehaviour that was ordered. */
final class ProviderApi implements HttpHandler {
    private static final Logger LOG = Logger.getLogger(ProviderApi.class.getName());
    private static final int HANGING_SECONDS = 60;

    private final Payments payments;
    private final Outage outage;
    private final String authorization;
    private final ScheduledExecutorService later;
    private final Operations operations;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> confirmations = new ConcurrentHashMap<>();

    ProviderApi(Payments payments, Outage outage, String secretKey, ScheduledExecutorService later) {
        this.payments = payments;
        this.outage = outage;
        this.authorization = "Bearer " + secretKey;
        this.later = later;
        this.operations = new Operations(payments);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange, Request.of(exchange));
        } catch (RefusedException refused) {
            Answers.send(exchange, refused.answer());
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Request failed", e);
            Answers.send(exchange, Answer.failure(500, e.toString()));
        }
    }

    private void answer(HttpExchange exchange, Request request) throws IOException {
        switch (outage.mode()) {
            case UNAVAILABLE -> Answers.send(exchange, Answer.failure(503, "The provider is away, as told."));
            case HANG -> hang(exchange);
            case REVOKED -> throw unknownKey();
            case OFF -> {
                if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                    throw unknownKey();
                }
                once(exchange, request);
            }
        }
    }

    private static RefusedException unknownKey() {
        return new RefusedException(401, Problem.invalid(null, "Invalid API Key provided."));
    }

    /** A request whose key is running already is turned away; one whose key is known gets the answer that was kept. */
    private void once(HttpExchange exchange, Request request) throws IOException {
        if (request.key() != null && !running.add(request.key())) {
            throw new RefusedException(409, Problem.invalid("idempotency_key_in_use",
                    "There is currently another in-progress request using this Idempotency-Key."));
        }
        boolean lasts = false;
        try {
            Optional<Answer> known = payments.repeated(request);
            if (known.isPresent()) {
                exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
                Answers.send(exchange, known.get());
            } else if (request.path().endsWith("/confirm") && request.method().equals("POST")) {
                lasts = confirm(exchange, request);
            } else {
                Answers.send(exchange, operations.perform(request));
            }
        } finally {
            if (!lasts) {
                done(request);
            }
        }
    }

    /** Returns whether the request is still running. */
    private boolean confirm(HttpExchange exchange, Request request) throws IOException {
        Behaviour behaviour = Behaviour.of(payments.intent(request.id()));
        boolean early = confirmations.merge(request.id(), 1, Integer::sum) <= behaviour.number();
        if (early && behaviour.is(Behaviour.Kind.ERROR)) {
            Answers.send(exchange, Answer.failure(500, "Something went wrong on our end."));
            return false;
        }
        if (early && behaviour.is(Behaviour.Kind.FAILURE)) {
            Answers.send(exchange, payments.fail(request));
            return false;
        }
        Answer answer = operations.perform(request);
        if (early && behaviour.is(Behaviour.Kind.TIMEOUT)) {
            hang(exchange);
        } else if (early && behaviour.is(Behaviour.Kind.TWICE)) {
            throw new RefusedException(409, Problem.invalid("lock_timeout", "This object cannot be accessed right now because another"
                    + " API request is currently accessing it."));
        } else if (behaviour.is(Behaviour.Kind.LATE)) {
            later.schedule(() -> sendLate(exchange, request, answer), behaviour.number(), TimeUnit.SECONDS);
            return true;
        } else {
            Answers.send(exchange, answer);
        }
        return false;
    }

    private void sendLate(HttpExchange exchange, Request request, Answer answer) {
        done(request);
        try {
            Answers.send(exchange, answer);
        } catch (IOException callerHasGone) {
            throw new UncheckedIOException(callerHasGone);
        }
    }

    /** No answer, ever; the connection is given up when nobody can be waiting any more. */
    private void hang(HttpExchange exchange) {
        later.schedule(exchange::close, HANGING_SECONDS, TimeUnit.SECONDS);
    }

    private void done(Request request) {
        if (request.key() != null) {
            running.remove(request.key());
        }
    }
}
