package dev.waybill.analytics.figures;

import dev.waybill.events.Event;
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

/** Adds each event to the figures once, however often and in whatever order they come. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class SalesHandler implements EventHandler {
    /** One for all subscriptions of analytics: what one of them has counted, no other counts again. */
    public static final String CONSUMER = "analytics";

    @Inject
    Inbox inbox;
    @Inject
    FigureTables figures;

    @Override
    public void handle(List<Event<?>> events) throws Exception {
        figures.add(inbox.unseen(CONSUMER, events));
    }
}
