package dev.waybill.notification.push;

import dev.waybill.events.Event;
import dev.waybill.events.NotificationRequested;
import dev.waybill.notification.delivery.Carrier;
import dev.waybill.notification.delivery.Outcome;
import dev.waybill.notification.subscription.Endpoints;
import dev.waybill.notification.subscription.PushSubscription;
import dev.waybill.notification.subscription.UnusableSubscriptionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The push services of the customer's browsers: each browser is sent the push once, whatever the others' services say. */
@ApplicationScoped
public class PushCarrier implements Carrier {
    static final String NO_SUBSCRIPTION = "no push subscription";

    @Inject
    PushReceipts receipts;
    @Inject
    Endpoints endpoints;
    @Inject
    PushMessages messages;
    @Inject
    PushClient client;

    /** A customer may have many browsers, and each push service may hang. */
    @Inject
    @ConfigProperty(name = "waybill.delivery.longest", defaultValue = "PT30S")
    Duration longest;

    @Override
    public Connection connect() {
        return this::deliver;
    }

    private Outcome deliver(Event<NotificationRequested> event) throws SQLException, IOException, InterruptedException {
        var notification = event.data();
        IOException failure = null;
        long start = System.nanoTime();
        for (PushSubscription subscription : addressees(notification).due()) {
            if (System.nanoTime() - start >= longest.toNanos()) {
                throw new IOException("not every browser was reached in " + longest);
            }
            try {
                push(event, subscription);
            } catch (IOException e) {
                // The other browsers are not to wait for it.
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return outcome(notification, addressees(notification));
    }

    private void push(Event<NotificationRequested> event, PushSubscription subscription)
            throws SQLException, IOException, InterruptedException {
        var notification = event.data();
        try {
            endpoints.check(subscription.endpoint());
        } catch (UnusableSubscriptionException e) {
            receipts.add(notification.notificationId(), subscription, "endpoint " + e.getMessage());
            return;
        }
        int status = client.send(subscription, messages.write(event), notification.orderId());
        String service = URI.create(subscription.endpoint()).getHost();
        switch (PushAnswer.of(status)) {
            case TAKEN -> receipts.add(notification.notificationId(), subscription, null);
            case GONE -> receipts.remove(subscription);
            case REFUSED -> receipts.add(notification.notificationId(), subscription, service + " answered " + status);
            case LATER -> throw new IOException(service + " answered " + status);
        }
    }

    private static Outcome outcome(NotificationRequested notification, Addressees now) {
        if (now.sent() > 0) {
            return Outcome.sent(notification.notificationId().toString());
        }
        return now.refusal() != null ? Outcome.refused(now.refusal()) : Outcome.skipped(NO_SUBSCRIPTION);
    }

    private Addressees addressees(NotificationRequested notification) throws SQLException {
        return receipts.addressees(notification.notificationId(), notification.customerId());
    }
}
