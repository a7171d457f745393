package dev.waybill.analytics.figures;

import dev.waybill.analytics.AnalyticsSchema;
import dev.waybill.events.Channel;
import dev.waybill.messaging.Subscription;
import dev.waybill.messaging.listener.BatchListener;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Analytics' subscription to {@code order.events}. */
@MessageDriven(name = "AnalyticsOrderEventsListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/order.events"),
    @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
    @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
    @ActivationConfigProperty(propertyName = "clientId", propertyValue = "analytics"),
    @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "order-events")})
public class OrderEventsListener implements MessageListener {
    private static final Subscription SUBSCRIPTION = new Subscription(SalesHandler.CONSUMER, Channel.ORDER_EVENTS, "analytics.order-events");

    @EJB
    AnalyticsSchema schema;
    @Inject
    BatchListener listener;
    @Inject
    SalesHandler handler;

    /** Listeners may be up before the startup singletons are. */
    @PostConstruct
    void awaitSchema() {
        schema.awaitReady();
    }

    @Override
    public void onMessage(Message message) {
        listener.receive(message, SUBSCRIPTION, handler);
    }
}
