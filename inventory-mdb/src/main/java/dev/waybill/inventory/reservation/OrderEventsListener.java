package dev.waybill.inventory.reservation;

import dev.waybill.events.Channel;
import dev.waybill.events.EventType;
import dev.waybill.inventory.InventorySchema;
import dev.waybill.messaging.Subscription;
import dev.waybill.messaging.listener.BatchListener;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Inventory's subscription to {@code order.events}. */
@MessageDriven(name = "InventoryOrderEventsListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/order.events"),
    @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
    @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
    @ActivationConfigProperty(propertyName = "clientId", propertyValue = "inventory"),
    @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "order-events")})
public class OrderEventsListener implements MessageListener {
    private static final Subscription SUBSCRIPTION =
            new Subscription(ReservationHandler.CONSUMER, Channel.ORDER_EVENTS, "inventory.order-events",
                    EventType.ORDER_CREATED, EventType.ORDER_CANCELLED);

    @EJB
    InventorySchema schema;
    @Inject
    BatchListener listener;
    @Inject
    ReservationHandler handler;

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
