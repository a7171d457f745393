package dev.waybill.restore;

import dev.waybill.events.Channel;
import dev.waybill.messaging.Subscription;
import dev.waybill.messaging.listener.BatchListener;
import dev.waybill.order.OrderRestoration;
import dev.waybill.order.OrderSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Takes what the broker copies from its history into the queue {@code order.replay}. */
@MessageDriven(name = "OrderReplayListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/order.replay")})
public class OrderReplayListener implements MessageListener {
    private static final Subscription SUBSCRIPTION = new Subscription("order-replay", Channel.ORDER_REPLAY, "order.replay");

    @EJB
    OrderSchema schema;
    @Inject
    BatchListener listener;
    @Inject
    OrderRestoration restoration;

    /** Listeners may be up before the startup singletons are. */
    @PostConstruct
    void awaitSchema() {
        schema.awaitReady();
    }

    @Override
    public void onMessage(Message message) {
        listener.receive(message, SUBSCRIPTION, restoration);
    }
}
