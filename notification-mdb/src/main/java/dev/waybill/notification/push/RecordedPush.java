package dev.waybill.notification.push;

import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Stands in for a push service: {@code notification.push_delivery} shows what a customer would have seen. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class RecordedPush implements PushGateway {
    private static final String RECORD = """
            insert into notification.push_delivery (notification_id, order_id, recipient, title) values (?, ?, ?, ?)
            on conflict do nothing""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    @Override
    public void deliver(Push push) {
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(RECORD)) {
            insert.setObject(1, push.id());
            insert.setObject(2, push.orderId());
            insert.setString(3, push.recipient());
            insert.setString(4, push.title());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("push " + push.id() + " cannot be delivered", e);
        }
    }
}
