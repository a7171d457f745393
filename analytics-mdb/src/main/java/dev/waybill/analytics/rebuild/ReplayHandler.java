package dev.waybill.analytics.rebuild;

import dev.waybill.analytics.figures.FigureTables;
import dev.waybill.analytics.figures.SalesHandler;
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

/** Counts what the history brings, as if it came live, but nothing from hours that no rebuild has emptied. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class ReplayHandler implements EventHandler {
    @Inject
    RebuildTable rebuilds;
    @Inject
    Inbox inbox;
    @Inject
    FigureTables figures;

    /**
     * The hour of the first rebuild counts, not that of the last: what an earlier one has emptied may still be on its way
     * when a later one begins. The inbox decides over all after it.
     */
    @Override
    public void handle(List<Event<?>> events) throws Exception {
        var first = rebuilds.firstHour();
        if (first.isPresent()) {
            List<Event<?>> since = events.stream().filter(event -> !event.time().isBefore(first.get())).toList();
            figures.add(inbox.unseen(SalesHandler.CONSUMER, since));
        }
    }
}
