package dev.waybill.notification.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.EventType;
import dev.waybill.notification.Beans;
import dev.waybill.notification.Samples;
import dev.waybill.notification.TestDatabase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class StoredNotificationsTest {
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Notifications notifications = Beans.wire(new StoredNotifications(), TestDatabase.empty());

    @Test
    void anOrderShowsWhatItsCustomerWasTold() {
        var event = Samples.requested(EventType.EMAIL_REQUESTED, "ada@example.org");
        Samples.requested(EventType.EMAIL_REQUESTED, "ada@example.org");
        TestDatabase.execute("""
                update notification.notification set status = 'REFUSED', reason = '550 no such user', attempts = 2,
                    sent_at = '2026-01-02T03:04:05.678901Z', traceparent = '%s'
                where order_id = '%s'""".formatted(TRACEPARENT, event.data().orderId()));

        assertThat(notifications.ofOrder(event.data().orderId())).singleElement().satisfies(found -> {
            assertThat(found).usingRecursiveComparison().ignoringFields("createdAt").isEqualTo(new RecordedNotification(
                    event.data().notificationId(), event.data().orderId(), "EMAIL", event.data().about().name(), "REFUSED",
                    "550 no such user", 2, null, Instant.parse("2026-01-02T03:04:05.678901Z"), TRACEPARENT));
            assertThat(found.createdAt()).isCloseTo(Instant.now(), Assertions.within(1, ChronoUnit.MINUTES));
        });
    }

    @Test
    void anUnknownOrderShowsNone() {
        assertThat(notifications.ofOrder(UUID.randomUUID())).isEmpty();
    }
}
