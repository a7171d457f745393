package dev.waybill.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.NotificationRequested;
import dev.waybill.notification.Beans;
import dev.waybill.notification.Samples;
import dev.waybill.notification.TestDatabase;
import dev.waybill.notification.delivery.Delivery;
import dev.waybill.notification.delivery.DeliveryRecord;
import dev.waybill.notification.text.Texts;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushDeliveryTest {
    private static final String DELIVERED = "select recipient, title from notification.push_delivery";

    private final DataSource database = TestDatabase.empty();
    private final Delivery delivery = Beans.wire(new Delivery(), Beans.wire(new DeliveryRecord(), database),
            Duration.ofMinutes(1));
    private final RecordedPush gateway = Beans.wire(new RecordedPush(), database);
    private Event<NotificationRequested> event;

    @BeforeEach
    void request() {
        event = Samples.requested(EventType.PUSH_REQUESTED, "ada");
    }

    @Test
    void aPushIsDeliveredOnceAndRecorded() throws Exception {
        delivery.deliver(List.of(event), carrier(gateway));
        delivery.deliver(List.of(event), carrier(gateway));

        assertThat(TestDatabase.rows(DELIVERED)).containsExactly("ada Your order " + event.data().orderId() + " is confirmed");
        assertThat(Samples.record(event)).isEqualTo("SENT 1 " + event.data().notificationId() + " t");
    }

    @Test
    void aCrashBeforeTheRecordDeliversNothingTwice() throws Exception {
        delivery.deliver(List.of(event), carrier(gateway));
        TestDatabase.execute("update notification.notification set status = 'SENDING'");

        delivery.deliver(List.of(event), carrier(gateway));

        assertThat(TestDatabase.rows(DELIVERED)).hasSize(1);
        assertThat(Samples.record(event)).startsWith("SENT 2 ");
    }

    @Test
    void aGatewayThatFailsIsAFailureThatCounts() {
        PushGateway broken = push -> {
            throw new IllegalStateException("gateway away");
        };

        assertThatThrownBy(() -> delivery.deliver(List.of(event), carrier(broken))).hasMessage("gateway away");

        assertThat(Samples.record(event)).isEqualTo("SENDING 1 - f");
    }

    private static PushCarrier carrier(PushGateway gateway) {
        return Beans.wire(new PushCarrier(), gateway, new Texts());
    }
}
