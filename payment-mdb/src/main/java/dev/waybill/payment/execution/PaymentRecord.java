package dev.waybill.payment.execution;

import dev.waybill.events.Event;
import dev.waybill.events.Money;
import dev.waybill.messaging.outbox.Outbox;
import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import dev.waybill.payment.gateway.PaymentAttempt;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * What {@code payment.payment} says of attempts and their outcomes. An outcome is recorded once, by a change that the status
 * allows, and its event leaves with that change. Rows are locked in the order of their ids everywhere.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class PaymentRecord {
    private static final String BEGIN = """
            with requested as (
                select order_id, status, cancelled_at from payment.payment where order_id = any(?) order by order_id for update
            ), due as (
                update payment.payment p set attempts = p.attempts + 1, status = %s
                from requested r where p.order_id = r.order_id and %s returning p.*
            )
            select requested.order_id, customer_id, trim_scale(amount), currency, payment_method, payment_id, attempts,
                   (extract(epoch from now() - requested_at) * 1000000)::bigint
            from requested left join due on due.order_id = requested.order_id""";
    private static final String BEGIN_CHARGES = BEGIN.formatted("'CHARGING'",
            "r.status in ('REQUESTED', 'CHARGING') and r.cancelled_at is null");
    private static final String BEGIN_REVERSALS = BEGIN.formatted("p.status",
            "r.status in ('CHARGING', 'CHARGED', 'GIVEN_UP') and r.cancelled_at is not null");
    private static final String OPENED = """
            with open as (
                select p.order_id, coalesce(p.payment_id, o.payment_id) as payment_id
                from payment.payment p join unnest(?, ?) as o (order_id, payment_id) on o.order_id = p.order_id
                where p.status = 'CHARGING' and p.cancelled_at is null order by p.order_id for update of p
            )
            update payment.payment p set payment_id = open.payment_id from open where p.order_id = open.order_id
            returning p.order_id, p.payment_id""";
    // Taken is taken, whatever happened to the order meanwhile; a refusal counts only where nobody called it off before.
    private static final String CHARGES = """
            with ended as (
                select p.order_id, o.status, o.code, o.note
                from payment.payment p join unnest(?, ?, ?, ?) as o (order_id, status, code, note) on o.order_id = p.order_id
                where p.status = 'CHARGING' and (o.status = 'CHARGED' or p.cancelled_at is null)
                order by p.order_id for update of p
            )
            update payment.payment p set status = e.status, code = e.code, reason = e.note,
                   charged_at = case when e.status = 'CHARGED' then now() end
            from ended e where p.order_id = e.order_id returning p.order_id, true""";
    private static final String REVERSALS = """
            with ended as (
                select p.order_id, o.status, o.refund_id, p.charged_at
                from payment.payment p join unnest(?, ?, ?) as o (order_id, status, refund_id) on o.order_id = p.order_id
                where p.status in ('CHARGING', 'CHARGED', 'GIVEN_UP') and p.cancelled_at is not null
                order by p.order_id for update of p
            )
            update payment.payment p set status = e.status, refund_id = e.refund_id,
                   charged_at = case when e.status = 'REFUNDED' then coalesce(e.charged_at, now()) end,
                   refunded_at = case when e.status = 'REFUNDED' then now() end
            from ended e where p.order_id = e.order_id returning p.order_id, e.charged_at is null""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;
    @Inject
    Outbox outbox;

    /** Counts the attempt and returns what is to be charged. */
    public List<PaymentAttempt> beginCharges(Set<UUID> orders) throws SQLException {
        return begin(BEGIN_CHARGES, orders);
    }

    /** Counts the attempt and returns what is to be undone. */
    public List<PaymentAttempt> beginReversals(Set<UUID> orders) throws SQLException {
        return begin(BEGIN_REVERSALS, orders);
    }

    /** Records payment ids, by order, and returns those to charge: of two that were opened for one order, the first. */
    public Map<UUID, String> opened(Map<UUID, String> paymentIds) throws SQLException {
        try (var connection = database.getConnection(); var update = connection.prepareStatement(OPENED)) {
            List<UUID> orders = List.copyOf(paymentIds.keySet());
            update.setArray(1, connection.createArrayOf("uuid", orders.toArray()));
            update.setArray(2, connection.createArrayOf("text", orders.stream().map(paymentIds::get).toArray()));
            Map<UUID, String> recorded = new HashMap<>();
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    recorded.put(rows.getObject(1, UUID.class), rows.getString(2));
                }
            }
            return recorded;
        }
    }

    /** Records how charges ended, and tells it. */
    public void charges(List<Outcome> outcomes, Map<UUID, String> traces) throws SQLException {
        Set<UUID> ended = end(CHARGES, outcomes, Outcome::code, Outcome::note).keySet();
        outbox.publish(outcomes.stream().filter(outcome -> ended.contains(outcome.attempt().orderId()))
                .map(outcome -> outcome.status() == PaymentStatus.CHARGED
                        ? PaymentNews.completed(outcome, traces) : PaymentNews.failed(outcome, traces)).toList());
    }

    /** Records how payments were undone, and tells it; of a charge that nobody knew of it tells first. */
    public void reversals(List<Outcome> outcomes, Map<UUID, String> traces) throws SQLException {
        Map<UUID, Boolean> unknown = end(REVERSALS, outcomes, Outcome::refundId);
        List<Event<?>> events = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Boolean chargeUnknown = unknown.get(outcome.attempt().orderId());
            if (chargeUnknown != null && outcome.status() == PaymentStatus.REFUNDED) {
                if (chargeUnknown) {
                    events.add(PaymentNews.completed(outcome, traces));
                }
                events.add(PaymentNews.refunded(outcome, traces));
            }
        }
        outbox.publish(events);
    }

    private List<PaymentAttempt> begin(String sql, Set<UUID> orders) throws SQLException {
        Set<UUID> missing = new HashSet<>(orders);
        List<PaymentAttempt> due = new ArrayList<>();
        try (var connection = database.getConnection(); var update = connection.prepareStatement(sql)) {
            update.setArray(1, connection.createArrayOf("uuid", orders.toArray()));
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    UUID order = rows.getObject(1, UUID.class);
                    missing.remove(order);
                    if (rows.getString(2) != null) {
                        due.add(new PaymentAttempt(order, rows.getString(2), Money.of(rows.getString(3), rows.getString(4)),
                                rows.getString(5), rows.getString(6), rows.getInt(7), Duration.of(rows.getLong(8), ChronoUnit.MICROS)));
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("no such payment: " + missing);
        }
        return due;
    }

    /** Returns the orders whose payment changed, each with what the statement tells of it. */
    @SafeVarargs
    private Map<UUID, Boolean> end(String sql, Collection<Outcome> outcomes, Function<Outcome, Object>... texts)
            throws SQLException {
        Map<UUID, Boolean> ended = new HashMap<>();
        if (outcomes.isEmpty()) {
            return ended;
        }
        try (var connection = database.getConnection(); var update = connection.prepareStatement(sql)) {
            update.setArray(1, connection.createArrayOf("uuid", outcomes.stream().map(o -> o.attempt().orderId()).toArray()));
            update.setArray(2, texts(connection, outcomes, Outcome::status));
            for (int i = 0; i < texts.length; i++) {
                update.setArray(i + 3, texts(connection, outcomes, texts[i]));
            }
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    ended.put(rows.getObject(1, UUID.class), rows.getBoolean(2));
                }
            }
        }
        return ended;
    }

    private static Array texts(Connection connection, Collection<Outcome> outcomes, Function<Outcome, Object> value)
            throws SQLException {
        return connection.createArrayOf("text", outcomes.stream().map(value)
                .map(text -> text == null ? null : text.toString()).toArray());
    }
}
