package dev.waybill.notification.request;

import dev.waybill.events.Channel;
import dev.waybill.events.EventType;
import dev.waybill.messaging.Subscription;
import dev.waybill.messaging.listener.BatchListener;
import dev.waybill.notification.NotificationSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Takes notification's share of {@code order.events}. */
@MessageDriven(name = "NotificationOrderEventsListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/order.events"),
    @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
    @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
    @ActivationConfigProperty(propertyName = "clientId", propertyValue = "notification"),
    @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "order-events")})
public class OrderEventsListener implements MessageListener {
    static final Subscription SUBSCRIPTION =
            new Subscription("notification", Channel.ORDER_EVENTS, "notification.order-events",
                    EventType.ORDER_CONFIRMED, EventType.ORDER_REJECTED, EventType.ORDER_CANCELLED);

    @EJB
    NotificationSchema schema;
    @Inject
    BatchListener listener;
    @Inject
    OrderEventsHandler handler;

    /** Listeners may be up before the startup singletons are. */
    @PostConstruct
    void awaitSchema() {
        schema.awaitReady();
    }

    @Override
    public void onMessage(Message message) {
        listener.receive(message, SUBSCRIPTION, handler::handle);
    }
}
