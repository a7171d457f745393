package dev.waybill.payment.history;

import dev.waybill.events.Money;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** {@code payment.payment}. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class StoredPaymentHistory implements PaymentHistory {
    private static final String FIND = """
            select status, trim_scale(amount), currency, payment_id, attempts, reason,
                   requested_at, cancelled_at, charged_at, refunded_at
            from payment.payment where order_id = ?""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    @Override
    public Optional<PaymentEntry> find(UUID orderId) {
        try (var connection = database.getConnection(); var select = connection.prepareStatement(FIND)) {
            select.setObject(1, orderId);
            try (var rows = select.executeQuery()) {
                return !rows.next() ? Optional.empty() : Optional.of(new PaymentEntry(rows.getString(1),
                        Money.of(rows.getString(2), rows.getString(3)), rows.getString(4), rows.getInt(5), rows.getString(6),
                        rows.getObject(7, OffsetDateTime.class), rows.getObject(8, OffsetDateTime.class),
                        rows.getObject(9, OffsetDateTime.class), rows.getObject(10, OffsetDateTime.class)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the payment of " + orderId + " cannot be read", e);
        }
    }
}
