package dev.waybill.notification.request;

import dev.waybill.events.Event;
import dev.waybill.messaging.inbox.Inbox;
import dev.waybill.messaging.outbox.Outbox;
import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import dev.waybill.notification.contact.Contacts;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Queues one e-mail and one push for each order event that the customer should know of. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class OrderEventsHandler {
    @Inject
    Inbox inbox;
    @Inject
    Contacts contacts;
    @Inject
    NotificationTable table;
    @Inject
    Outbox outbox;

    /** Notes and queues all that is new, or nothing. */
    public void handle(List<Event<?>> events) throws SQLException {
        List<OrderNews> news = inbox.unseen(OrderEventsListener.SUBSCRIPTION.consumer(), events).stream()
                .flatMap(OrderNews::of).toList();
        if (news.isEmpty()) {
            return;
        }
        List<Notification> notifications = notifications(news);
        var added = table.add(notifications);
        outbox.publish(notifications.stream().filter(n -> n.canBeSent() && added.contains(n.id()))
                .map(Notification::request).toList());
    }

    private List<Notification> notifications(List<OrderNews> news) {
        var known = contacts.findAll(news.stream().map(OrderNews::customerId).collect(Collectors.toSet()));
        return news.stream().flatMap(item -> Arrays.stream(Medium.values())
                .map(medium -> new Notification(medium, item, known.get(item.customerId())))).toList();
    }
}
