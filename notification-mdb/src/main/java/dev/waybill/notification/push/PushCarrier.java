package dev.waybill.notification.push;

import dev.waybill.events.NotificationRequested;
import dev.waybill.notification.delivery.Carrier;
import dev.waybill.notification.delivery.Outcome;
import dev.waybill.notification.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Hands notifications to the push gateway. */
@ApplicationScoped
public class PushCarrier implements Carrier {
    @Inject
    PushGateway gateway;
    @Inject
    Texts texts;

    @Override
    public Connection connect() {
        return this::deliver;
    }

    private Outcome deliver(NotificationRequested notification) {
        gateway.deliver(new Push(notification.notificationId(), notification.orderId(), notification.recipient(),
                texts.write(notification).subject()));
        return Outcome.sent(notification.notificationId().toString());
    }
}
