package dev.waybill.notification.push;

import dev.waybill.events.Channel;
import dev.waybill.messaging.Subscription;
import dev.waybill.messaging.listener.BatchListener;
import dev.waybill.notification.NotificationSchema;
import dev.waybill.notification.delivery.Delivery;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Sends the pushes that were requested. */
@MessageDriven(name = "NotificationPushListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/notification.push")})
public class PushListener implements MessageListener {
    static final Subscription SUBSCRIPTION =
            new Subscription("notification-push", Channel.NOTIFICATION_PUSH, "notification.push");

    @EJB
    NotificationSchema schema;
    @Inject
    BatchListener listener;
    @Inject
    Delivery delivery;
    @Inject
    PushCarrier carrier;

    /** Listeners may be up before the startup singletons are. */
    @PostConstruct
    void awaitSchema() {
        schema.awaitReady();
    }

    @Override
    public void onMessage(Message message) {
        listener.receive(message, SUBSCRIPTION, events -> delivery.deliver(events, carrier));
    }
}
