package dev.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * What a real provider has not: {@code GET /sandbox/ledger?order_id=} says what happened to the money, {@code POST
 * /sandbox/outage} with {@code mode=unavailable}, {@code hang}, {@code revoked} or {@code off} makes an outage and ends it.
 */
final class SandboxApi implements HttpHandler {
    private final Payments payments;
    private final Outage outage;

    SandboxApi(Payments payments, Outage outage) {
        this.payments = payments;
        this.outage = outage;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Answers.send(exchange, answer(Request.of(exchange)));
    }

    private Answer answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /sandbox/ledger" -> Answer.of(Map.of("orders", payments.accounts(request.form().get("order_id"))));
            case "GET /sandbox/outage" -> mode();
            case "POST /sandbox/outage" -> set(request.form().getOrDefault("mode", ""));
            default -> Answer.problem(404, Problem.invalid(null, "Unrecognized request URL"));
        };
    }

    private Answer set(String mode) {
        try {
            outage.set(Outage.Mode.valueOf(mode.toUpperCase(Locale.ROOT)));
            return mode();
        } catch (IllegalArgumentException e) {
            return Answer.problem(400, Problem.invalid("parameter_invalid", "mode is off, unavailable, hang or revoked"));
        }
    }

    private Answer mode() {
        return Answer.of(Map.of("mode", outage.mode()));
    }
}
