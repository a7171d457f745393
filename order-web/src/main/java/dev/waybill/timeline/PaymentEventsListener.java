package dev.waybill.timeline;

import dev.waybill.events.Channel;
import dev.waybill.messaging.Subscription;
import dev.waybill.messaging.listener.BatchListener;
import dev.waybill.order.OrderSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** The timeline's subscription to {@code payment.events}. */
@MessageDriven(name = "TimelinePaymentEventsListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/payment.events"),
    @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
    @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
    @ActivationConfigProperty(propertyName = "clientId", propertyValue = "timeline"),
    @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "payment-events")})
public class PaymentEventsListener implements MessageListener {
    private static final Subscription SUBSCRIPTION =
            new Subscription(TimelineRecorder.CONSUMER, Channel.PAYMENT_EVENTS, "timeline.payment-events");

    @EJB
    OrderSchema schema;
    @Inject
    BatchListener listener;
    @Inject
    TimelineRecorder recorder;

    /** Listeners may be up before the startup singletons are. */
    @PostConstruct
    void awaitSchema() {
        schema.awaitReady();
    }

    @Override
    public void onMessage(Message message) {
        listener.receive(message, SUBSCRIPTION, recorder);
    }
}
