package dev.waybill.timeline;

import dev.waybill.messaging.inbox.Processing;
import dev.waybill.messaging.inbox.ProcessingHistory;
import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import dev.waybill.notification.history.Notifications;
import dev.waybill.payment.history.PaymentHistory;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts together what the timeline, the consumers, notification and payment know of orders. */
@Stateless
@LocalBean
@Interceptors(RollbackOnCheckedException.class)
public class Timelines {
    /** Far more than an order ever has. */
    private static final int MOST_EVENTS = 1_000;

    @Inject
    TimelineTable table;
    @Inject
    ProcessingHistory processing;
    @Inject
    Notifications notifications;
    @Inject
    PaymentHistory payments;

    /** What is known of the order so far. */
    public Timeline ofOrder(UUID order) throws SQLException {
        return new Timeline(order, withConsumers(table.ofOrder(order, MOST_EVENTS)),
                notifications.ofOrder(order).stream().map(TimelineNotification::of).toList(), payments.find(order).orElse(null));
    }

    /** The next events of these orders, each behind its position; in the order of the positions. */
    public List<TimelineEvent> behind(Map<UUID, Long> positions) throws SQLException {
        return withConsumers(table.behind(positions, MOST_EVENTS));
    }

    private List<TimelineEvent> withConsumers(List<RecordedEvent> events) throws SQLException {
        Map<UUID, List<Processing>> known = processing.of(events.stream().map(RecordedEvent::eventId).toList());
        return events.stream().map(event -> TimelineEvent.of(event, known.getOrDefault(event.eventId(), List.of()))).toList();
    }
}
