package dev.waybill.notification.subscription;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** {@code notification.push_subscription}, as browsers change it. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class StoredPushSubscriptions implements PushSubscriptions {
    // xmax is 0 in a row that was inserted.
    private static final String PUT = """
            insert into notification.push_subscription (id, customer_id, endpoint, p256dh, auth) values (?, ?, ?, ?, ?)
            on conflict (id) do update
            set customer_id = excluded.customer_id, p256dh = excluded.p256dh, auth = excluded.auth
            returning xmax = 0""";
    private static final String REMOVE = """
            delete from notification.push_subscription where customer_id = ? and id = ?""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;
    @Inject
    Endpoints endpoints;
    @Inject
    ServerKeys keys;

    @Override
    public String publicKey() {
        return keys.keys().extractPublicKeyInUncompressedFormAsString();
    }

    @Override
    public boolean put(PushSubscription subscription) throws UnusableSubscriptionException {
        checkEndpoint(subscription.endpoint());
        BrowserKeys.check(subscription.p256dh(), subscription.auth());
        try (var connection = database.getConnection(); var upsert = connection.prepareStatement(PUT)) {
            upsert.setObject(1, subscription.id());
            upsert.setString(2, subscription.customerId());
            upsert.setString(3, subscription.endpoint());
            upsert.setString(4, subscription.p256dh());
            upsert.setString(5, subscription.auth());
            try (var rows = upsert.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the subscription of " + subscription.customerId() + " cannot be written", e);
        }
    }

    private void checkEndpoint(String endpoint) throws UnusableSubscriptionException {
        try {
            endpoints.check(endpoint);
        } catch (UnknownHostException e) {
            throw new UnusableSubscriptionException("endpoint", "its host is not known");
        }
    }

    @Override
    public boolean remove(String customerId, UUID id) {
        try (var connection = database.getConnection(); var delete = connection.prepareStatement(REMOVE)) {
            delete.setString(1, customerId);
            delete.setObject(2, id);
            return delete.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("the subscription " + id + " cannot be removed", e);
        }
    }
}
