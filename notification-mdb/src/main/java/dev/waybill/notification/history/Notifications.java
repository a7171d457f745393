package dev.waybill.notification.history;

import java.util.List;
import java.util.UUID;

/** What became of the notifications of an order. Joins the caller's transaction. */
@FunctionalInterface
public interface Notifications {
    /** The oldest first; none where there is no such order. */
    List<RecordedNotification> ofOrder(UUID orderId);
}
