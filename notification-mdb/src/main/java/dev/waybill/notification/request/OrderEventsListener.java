package dev.waybill.notification.request;

import dev.waybill.events.Channel;
import dev.waybill.messaging.Subscription;
import dev.waybill.messaging.listener.BatchListener;
import jakarta.ejb.ActivationConfigProperty;
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
            new Subscription("notification", Channel.ORDER_EVENTS, "notification.order-events");

    @Inject
    BatchListener listener;
    @Inject
    OrderEventsHandler handler;

    @Override
    public void onMessage(Message message) {
        listener.receive(message, SUBSCRIPTION, handler::handle);
    }
}
