package dev.waybill.payment.execution;

import dev.waybill.events.Channel;
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

/** Carries out the charges and refunds that were requested. */
@MessageDriven(name = "PaymentRequestsListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/payment.requests")})
public class PaymentRequestsListener implements MessageListener {
    private static final Subscription SUBSCRIPTION =
            new Subscription("payment-requests", Channel.PAYMENT_REQUESTS, "payment.requests");

    @EJB
    PaymentSchema schema;
    @Inject
    BatchListener listener;
    @Inject
    PaymentExecution execution;

    /** Listeners may be up before the startup singletons are. */
    @PostConstruct
    void awaitSchema() {
        schema.awaitReady();
    }

    @Override
    public void onMessage(Message message) {
        listener.receive(message, SUBSCRIPTION, execution);
    }
}
