package dev.waybill.timeline;

import dev.waybill.events.Event;
import dev.waybill.messaging.listener.EventHandler;
import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.util.List;

/** Keeps every event that comes. It needs no inbox: the table takes each event once. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class TimelineRecorder implements EventHandler {
    static final String CONSUMER = "timeline";

    @Inject
    TimelineTable table;

    @Override
    public void handle(List<Event<?>> events) throws SQLException {
        table.insert(events);
    }
}
