package dev.waybill.notification.push;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Stands in for a push service: {@code notification.push_delivery} shows what a customer would have seen. */
@ApplicationScoped
public class RecordedPush implements PushGateway {
    private static final String RECORD = """
            insert into notification.push_delivery (notification_id, order_id, recipient, title) values (?, ?, ?, ?)
            on conflict do nothing""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    @Override
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
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
