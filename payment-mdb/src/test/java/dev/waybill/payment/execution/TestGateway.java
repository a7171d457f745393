package dev.waybill.payment.execution;

import dev.waybill.payment.gateway.ChargeResult;
import dev.waybill.payment.gateway.PaymentAttempt;
import dev.waybill.payment.gateway.PaymentGateway;
import dev.waybill.payment.gateway.Reversal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A provider in memory: what is called before and after each charge may throw. */
class TestGateway implements PaymentGateway {
    enum State { OPEN, TAKEN, DECLINED, REFUNDED, ENDED }

    final Map<String, State> payments = new HashMap<>();
    final Map<UUID, Integer> moves = new HashMap<>();
    Consumer<PaymentAttempt> before = attempt -> { };
    Consumer<PaymentAttempt> after = attempt -> { };
    boolean declines;

    @Override
    public synchronized String open(PaymentAttempt attempt) {
        String id = "p" + payments.size();
        payments.put(id, State.OPEN);
        return id;
    }

    @Override
    public synchronized ChargeResult charge(PaymentAttempt attempt) {
        before.accept(attempt);
        if (payments.get(attempt.paymentId()) == State.OPEN) {
            payments.put(attempt.paymentId(), declines ? State.DECLINED : State.TAKEN);
            moves.merge(attempt.orderId(), declines ? 0 : 1, Integer::sum);
        }
        after.accept(attempt);
        return payments.get(attempt.paymentId()) == State.TAKEN ? ChargeResult.taken()
                : ChargeResult.declined("insufficient_funds", "Your card has insufficient funds.");
    }

    @Override
    public synchronized Reversal reverse(PaymentAttempt attempt) {
        before.accept(attempt);
        State state = payments.get(attempt.paymentId());
        if (state == State.TAKEN) {
            moves.merge(attempt.orderId(), 1, Integer::sum);
        }
        boolean refund = state == State.TAKEN || state == State.REFUNDED;
        payments.put(attempt.paymentId(), refund ? State.REFUNDED : State.ENDED);
        after.accept(attempt);
        return refund ? Reversal.refunded("r-" + attempt.paymentId()) : Reversal.nothingTaken();
    }
}
