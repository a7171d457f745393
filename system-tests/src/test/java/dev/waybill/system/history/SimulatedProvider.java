package dev.waybill.system.history;

import dev.waybill.payment.gateway.ChargeResult;
import dev.waybill.payment.gateway.PaymentAttempt;
import dev.waybill.payment.gateway.PaymentGateway;
import dev.waybill.payment.gateway.Reversal;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** A provider that keeps the promises of {@link PaymentGateway} and none beyond: any call may fail before or after its effect. */
final class SimulatedProvider implements PaymentGateway {
    static final String REFUSED = "refused";

    /** What becomes of one call. */
    enum Weather { FINE, FAILS_BEFORE, FAILS_AFTER }

    /** An account at the provider: what happened to one payment's money. */
    static final class Payment {
        private final UUID order;
        private boolean closed;
        private int charges;
        private int refunds;
        private BigDecimal net = BigDecimal.ZERO;

        Payment(UUID order) {
            this.order = order;
        }

        UUID order() {
            return order;
        }

        int charges() {
            return charges;
        }

        int refunds() {
            return refunds;
        }

        BigDecimal net() {
            return net;
        }
    }

    private final Map<String, Payment> payments = new HashMap<>();
    private Supplier<Weather> weather = () -> Weather.FINE;
    private Runnable meanwhile = () -> { };

    /** Asked before each call. */
    void weather(Supplier<Weather> next) {
        weather = next;
    }

    /** Something that happens while a call is on its way. */
    void meanwhile(Runnable event) {
        meanwhile = event;
    }

    Map<String, Payment> payments() {
        return payments;
    }

    /** Forgets all. */
    void clear() {
        payments.clear();
    }

    @Override
    public String open(PaymentAttempt attempt) {
        return call(() -> {
            // As a provider does whose keys have expired: a second one is opened.
            String id = "pi_" + payments.size();
            payments.put(id, new Payment(attempt.orderId()));
            return id;
        });
    }

    @Override
    public ChargeResult charge(PaymentAttempt attempt) {
        return call(() -> {
            Payment payment = payments.get(attempt.paymentId());
            if (REFUSED.equals(attempt.paymentMethod()) || payment.closed) {
                payment.closed = true;
                return ChargeResult.declined("card_declined", "the card was declined");
            }
            if (payment.charges == 0) {
                payment.charges++;
                payment.net = payment.net.add(attempt.amount().amount());
            }
            return ChargeResult.taken();
        });
    }

    @Override
    public Reversal reverse(PaymentAttempt attempt) {
        return call(() -> {
            Payment payment = payments.get(attempt.paymentId());
            payment.closed = true;
            if (payment.charges > payment.refunds) {
                payment.refunds++;
                payment.net = payment.net.subtract(attempt.amount().amount());
            }
            return payment.refunds > 0 ? Reversal.refunded("re_" + attempt.paymentId()) : Reversal.nothingTaken();
        });
    }

    private <T> T call(Supplier<T> effect) {
        Weather now = weather.get();
        if (now == Weather.FAILS_BEFORE) {
            throw new IllegalStateException("no connection");
        }
        T result = effect.get();
        meanwhile.run();
        if (now == Weather.FAILS_AFTER) {
            throw new IllegalStateException("no answer");
        }
        return result;
    }
}
