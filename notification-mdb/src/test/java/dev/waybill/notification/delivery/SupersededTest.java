package dev.waybill.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.NotificationRequested;
import dev.waybill.events.NotificationRequested.Subject;
import dev.waybill.notification.Beans;
import dev.waybill.notification.Samples;
import dev.waybill.notification.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After its end nobody is told how an order went before. */
class SupersededTest {
    private final Delivery delivery = Beans.wire(new Delivery(), Beans.wire(new DeliveryRecord(), TestDatabase.empty()),
            Duration.ofMinutes(1));
    private final List<Subject> sent = new ArrayList<>();
    private final UUID order = UUID.randomUUID();
    private boolean away;

    @ParameterizedTest
    @EnumSource(value = Subject.class, names = {"ORDER_REJECTED", "ORDER_CANCELLED"})
    void whatIsOlderThanTheEndIsSkipped(Subject end) throws Exception {
        var older = requested(EventType.EMAIL_REQUESTED, order, Subject.values()[0]);
        away = true;
        assertThatThrownBy(() -> deliver(older)).hasMessage("away");
        away = false;

        deliver(requested(EventType.EMAIL_REQUESTED, order, end));
        deliver(older);

        assertThat(sent).containsExactly(end);
        assertThat(TestDatabase.rows("select status, reason from notification.notification where id = '"
                + older.data().notificationId() + "'")).containsExactly("SKIPPED superseded");
    }

    @Test
    void anEndThatWasNotToldSupersedesNothing() throws Exception {
        requested(EventType.EMAIL_REQUESTED, order, Subject.ORDER_CANCELLED);

        deliver(requested(EventType.EMAIL_REQUESTED, order, Subject.values()[0]));

        assertThat(sent).hasSize(1);
    }

    @Test
    void otherOrdersAndMediaAreNotConcerned() throws Exception {
        deliver(requested(EventType.EMAIL_REQUESTED, order, Subject.ORDER_CANCELLED));

        deliver(requested(EventType.PUSH_REQUESTED, order, Subject.values()[0]));
        deliver(requested(EventType.EMAIL_REQUESTED, UUID.randomUUID(), Subject.values()[0]));

        assertThat(sent).hasSize(3);
    }

    private Event<NotificationRequested> requested(EventType type, UUID orderId, Subject about) {
        var event = Samples.requested(type, "ada@example.org", about);
        TestDatabase.execute("update notification.notification set order_id = '%s' where id = '%s'".formatted(orderId,
                event.data().notificationId()));
        return event;
    }

    private void deliver(Event<?> event) throws Exception {
        delivery.deliver(List.of(event), () -> request -> {
            if (away) {
                throw new IllegalStateException("away");
            }
            sent.add(request.data().about());
            return Outcome.sent("id");
        });
    }
}
