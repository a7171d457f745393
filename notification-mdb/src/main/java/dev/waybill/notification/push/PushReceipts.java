package dev.waybill.notification.push;

import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import dev.waybill.notification.subscription.PushSubscription;
import jakarta.annotation.Resource;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What push services answered, so that a repetition leaves out the browsers that are done with. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class PushReceipts {
    // In any order, so that push services that hang do not always come before the others.
    private static final String ADDRESSEES = """
            select s.customer_id, s.endpoint, s.p256dh, s.auth, r.subscription_id is not null, r.refusal
            from notification.push_subscription s
            left join notification.push_receipt r on r.subscription_id = s.id and r.notification_id = ?
            where s.customer_id = ? order by random()""";
    // The browser may have unsubscribed in between.
    private static final String ADD = """
            insert into notification.push_receipt (notification_id, subscription_id, refusal)
            select ?, id, ? from notification.push_subscription where id = ? for key share on conflict do nothing""";
    private static final String REMOVE = """
            delete from notification.push_subscription where id = ? and p256dh = ?""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    public Addressees addressees(UUID notificationId, String customerId) throws SQLException {
        List<PushSubscription> due = new ArrayList<>();
        int sent = 0;
        String refusal = null;
        try (var connection = database.getConnection(); var select = connection.prepareStatement(ADDRESSEES)) {
            select.setObject(1, notificationId);
            select.setString(2, customerId);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    if (!rows.getBoolean(5)) {
                        due.add(new PushSubscription(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                    } else if (rows.getString(6) == null) {
                        sent++;
                    } else {
                        refusal = rows.getString(6);
                    }
                }
            }
        }
        return new Addressees(due, sent, refusal);
    }

    /** @param refusal null where the push was taken */
    public void add(UUID notificationId, PushSubscription subscription, String refusal) throws SQLException {
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, notificationId);
            insert.setString(2, refusal);
            insert.setObject(3, subscription.id());
            insert.executeUpdate();
        }
    }

    /** The push service knows it no more; one that was renewed meanwhile stays. */
    public void remove(PushSubscription subscription) throws SQLException {
        try (var connection = database.getConnection(); var delete = connection.prepareStatement(REMOVE)) {
            delete.setObject(1, subscription.id());
            delete.setString(2, subscription.p256dh());
            delete.executeUpdate();
        }
    }
}
