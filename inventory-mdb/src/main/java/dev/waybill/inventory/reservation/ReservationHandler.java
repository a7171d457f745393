package dev.waybill.inventory.reservation;

import dev.waybill.events.Event;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCreated;
import dev.waybill.messaging.inbox.Inbox;
import dev.waybill.messaging.listener.EventHandler;
import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.List;

/** Reserves for orders that were created, releases for those cancelled; the rest of the topic is of no interest. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class ReservationHandler implements EventHandler {
    static final String CONSUMER = "inventory";

    @Inject
    Inbox inbox;
    @Inject
    Reservations reservations;

    @Override
    public void handle(List<Event<?>> events) throws Exception {
        List<Event<?>> unseen = inbox.unseen(CONSUMER, events);
        reservations.reserve(unseen.stream().flatMap(event -> event.as(OrderCreated.class)).toList());
        reservations.release(unseen.stream().flatMap(event -> event.as(OrderCancelled.class)).toList());
    }
}
