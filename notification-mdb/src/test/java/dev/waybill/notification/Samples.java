package dev.waybill.notification;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.NotificationRequested;
import dev.waybill.events.NotificationRequested.Subject;
import dev.waybill.events.OrderLine;
import java.util.List;
import java.util.UUID;

/** Notifications to send, with their rows. */
public final class Samples {
    public static final List<OrderLine> LINES = List.of(
            new OrderLine("espresso-beans", "Espresso beans, 1 kg", 2, Money.of("12.50", "EUR")),
            new OrderLine("grinder", "Mühle <b>Turbo</b> & Co", 1, Money.of("1099.00", "EUR")));
    public static final Money TOTAL = Money.of("1124.00", "EUR");

    private Samples() {
    }

    public static NotificationRequested notification(Subject about, String recipient, String name, String locale) {
        return new NotificationRequested(UUID.randomUUID(), UUID.randomUUID(), "ada", recipient, name, locale, about,
                LINES, TOTAL, about == Subject.ORDER_CONFIRMED ? null : "sold <out>");
    }

    /** The event, and the row that was written with it. */
    public static Event<NotificationRequested> requested(EventType type, String recipient) {
        return requested(type, recipient, Subject.ORDER_CONFIRMED);
    }

    public static Event<NotificationRequested> requested(EventType type, String recipient, Subject about) {
        var notification = notification(about, recipient, "Ada Lovelace", "en");
        TestDatabase.execute("""
                insert into notification.notification
                    (id, event_id, order_id, customer_id, channel, about, recipient, status)
                values ('%s', gen_random_uuid(), '%s', 'ada', '%s', '%s', '%s', 'QUEUED')""".formatted(
                notification.notificationId(), notification.orderId(),
                type == EventType.EMAIL_REQUESTED ? "EMAIL" : "PUSH", about, recipient));
        return event(type, notification);
    }

    public static Event<NotificationRequested> event(EventType type, NotificationRequested notification) {
        return Event.of(type, "/waybill/test", notification.orderId(), null, notification);
    }

    /** Status, attempts and message id as they are recorded. */
    public static String record(Event<NotificationRequested> event) {
        return TestDatabase.rows("select status, attempts, coalesce(message_id, '-'), sent_at is not null "
                + "from notification.notification where id = '" + event.data().notificationId() + "'").get(0);
    }
}
