package dev.waybill.payment.request;

import dev.waybill.events.Channel;
import dev.waybill.events.EventType;
import dev.waybill.messaging.Subscription;
import dev.waybill.messaging.listener.BatchListener;
import dev.waybill.payment.PaymentSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Takes payment's share of {@code order.events}. */
@MessageDriven(name = "PaymentOrderEventsListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/order.events"),
    @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
    @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
    @ActivationConfigProperty(propertyName = "clientId", propertyValue = "payment"),
    @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "order-events")})
public class OrderEventsListener implements MessageListener {
    private static final Subscription SUBSCRIPTION =
            new Subscription(PaymentRequestHandler.CONSUMER, Channel.ORDER_EVENTS, "payment.order-events", EventType.ORDER_CANCELLED);

    @EJB
    PaymentSchema schema;
    @Inject
    BatchListener listener;
    @Inject
    PaymentRequestHandler handler;

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
