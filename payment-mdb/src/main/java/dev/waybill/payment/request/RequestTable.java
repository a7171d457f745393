package dev.waybill.payment.request;

import dev.waybill.events.PaymentRequested;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Adds rows to {@code payment.payment} and cancels them, in the order of their ids everywhere. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class RequestTable {
    // Cancelled before its stock was reserved: the row is there, and nothing is charged.
    private static final String REQUEST = """
            insert into payment.payment (order_id, customer_id, amount, currency, payment_method, status)
            select id, customer, amount, currency, method, 'REQUESTED'
            from unnest(?, ?, ?, ?, ?) as r (id, customer, amount, currency, method) order by id
            on conflict do nothing returning order_id""";
    // Without a payment id no money has moved, and none will: who records one looks at the status.
    private static final String CANCEL = """
            insert into payment.payment as p (order_id, customer_id, amount, currency, payment_method, status, cancelled_at)
            select id, customer, amount, currency, method, 'CANCELLED', now()
            from unnest(?, ?, ?, ?, ?) as c (id, customer, amount, currency, method) order by id
            on conflict (order_id) do update
            set cancelled_at = now(), status = case when p.payment_id is null then 'CANCELLED' else p.status end
            where p.cancelled_at is null and p.status in ('REQUESTED', 'CHARGING', 'CHARGED', 'GIVEN_UP')
            returning case when payment_id is not null then order_id end""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    /** Returns the orders that payment had not heard of. */
    Set<UUID> request(List<PaymentRequested> payments) throws SQLException {
        return write(REQUEST, payments);
    }

    /** Returns the orders whose money may have moved, or may still. */
    Set<UUID> cancel(List<PaymentRequested> payments) throws SQLException {
        return write(CANCEL, payments);
    }

    private Set<UUID> write(String sql, List<PaymentRequested> payments) throws SQLException {
        Set<UUID> returned = new HashSet<>();
        if (payments.isEmpty()) {
            return returned;
        }
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(sql)) {
            insert.setArray(1, connection.createArrayOf("uuid", payments.stream().map(PaymentRequested::orderId).toArray()));
            insert.setArray(2, connection.createArrayOf("text", payments.stream().map(PaymentRequested::customerId).toArray()));
            insert.setArray(3, connection.createArrayOf("numeric", payments.stream().map(p -> p.amount().amount()).toArray()));
            insert.setArray(4, connection.createArrayOf("text", payments.stream().map(p -> p.amount().currency()).toArray()));
            insert.setArray(5, connection.createArrayOf("text", payments.stream().map(PaymentRequested::paymentMethod).toArray()));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    returned.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return returned;
    }
}
