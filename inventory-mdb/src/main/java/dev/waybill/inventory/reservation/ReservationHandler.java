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
        reservations.reserve(dataOf(unseen, OrderCreated.class));
        reservations.release(dataOf(unseen, OrderCancelled.class));
    }

    private static <T extends Record> List<T> dataOf(List<Event<?>> events, Class<T> type) {
        return events.stream().map(Event::data).filter(type::isInstance).map(type::cast).toList();
    }
}
