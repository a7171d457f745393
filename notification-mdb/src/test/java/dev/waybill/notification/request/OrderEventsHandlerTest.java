package dev.waybill.notification.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Event;
import dev.waybill.events.EventCodec;
import dev.waybill.events.EventType;
import dev.waybill.events.InventoryUpdated;
import dev.waybill.events.NotificationRequested;
import dev.waybill.events.NotificationRequested.Subject;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderRejected;
import dev.waybill.messaging.inbox.Inbox;
import dev.waybill.notification.Beans;
import dev.waybill.notification.Samples;
import dev.waybill.notification.TestDatabase;
import dev.waybill.notification.contact.StoredContacts;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderEventsHandlerTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private OrderEventsHandler handler;

    @BeforeEach
    void wire() {
        var database = TestDatabase.empty();
        handler = Beans.wire(new OrderEventsHandler(), Beans.wire(new Inbox(), database),
                Beans.wire(new StoredContacts(), database), Beans.wire(new NotificationTable(), database),
                Beans.outbox(database));
    }

    @Test
    void aConfirmedOrderQueuesAnEmailAndAPush() throws Exception {
        var confirmed = confirmed("ada");

        handler.handle(List.of(confirmed));

        assertThat(rows()).containsExactly("EMAIL ORDER_CONFIRMED ada@example.org QUEUED -",
                "PUSH ORDER_CONFIRMED ada QUEUED -");
        assertThat(published()).extracting(Event::type)
                .containsExactly(EventType.EMAIL_REQUESTED, EventType.PUSH_REQUESTED);
        assertThat(published()).allSatisfy(event -> {
            assertThat(event.subject()).isEqualTo(confirmed.subject());
            assertThat(event.source()).isEqualTo("/waybill/notification");
        });
        UUID email = Medium.EMAIL.notificationId(confirmed.id());
        assertThat(TestDatabase.rows("select channel from notification.notification where id = '" + email + "'"))
                .containsExactly("EMAIL");
        assertThat(published().get(0).data()).isEqualTo(new NotificationRequested(email, confirmed.subject(), "ada",
                "ada@example.org", "Ada Lovelace", "en", Subject.ORDER_CONFIRMED, Samples.LINES, Samples.TOTAL, null));
    }

    @Test
    void anOrderThatEndsIsToldWithItsReason() throws Exception {
        UUID order = UUID.randomUUID();

        handler.handle(List.of(
                event(EventType.ORDER_REJECTED,
                        new OrderRejected(order, "ada", Samples.LINES, Samples.TOTAL, "sold out")),
                event(EventType.ORDER_CANCELLED,
                        new OrderCancelled(order, "ada", Samples.LINES, Samples.TOTAL, true, "too late"))));

        assertThat(published()).map(event -> (NotificationRequested) event.data())
                .extracting(data -> data.about() + " " + data.recipient() + " " + data.reason()).containsExactly(
                        "ORDER_REJECTED ada@example.org sold out", "ORDER_REJECTED ada sold out",
                        "ORDER_CANCELLED ada@example.org too late", "ORDER_CANCELLED ada too late");
    }

    @Test
    void theTraceGoesOn() throws Exception {
        handler.handle(List.of(confirmed("ada")));

        assertThat(published()).hasSize(2).allSatisfy(event -> assertThat(event.traceparent()).contains(TRACE));
        assertThat(TestDatabase.rows("select traceparent from notification.notification")).hasSize(2)
                .allSatisfy(traceparent -> assertThat(traceparent).contains(TRACE));
    }

    @Test
    void confirmedTwiceQueuesOnce() throws Exception {
        var confirmed = confirmed("ada");

        handler.handle(List.of(confirmed, confirmed));
        handler.handle(List.of(confirmed));

        assertThat(rows()).hasSize(2);
        assertThat(published()).hasSize(2);
    }

    @Test
    void anEventThatTheInboxHasForgottenQueuesNothingMore() throws Exception {
        var confirmed = confirmed("ada");
        handler.handle(List.of(confirmed));
        TestDatabase.execute("truncate messaging.inbox");

        handler.handle(List.of(confirmed));

        assertThat(rows()).hasSize(2);
        assertThat(published()).hasSize(2);
    }

    @Test
    void aCustomerWithoutContactIsSkippedAndTheOthersAreTold() throws Exception {
        handler.handle(List.of(confirmed("nobody"), confirmed("ada"), confirmed("nobody")));

        assertThat(rows()).containsExactly("EMAIL ORDER_CONFIRMED - SKIPPED no contact",
                "EMAIL ORDER_CONFIRMED - SKIPPED no contact", "EMAIL ORDER_CONFIRMED ada@example.org QUEUED -",
                "PUSH ORDER_CONFIRMED - SKIPPED no contact", "PUSH ORDER_CONFIRMED - SKIPPED no contact",
                "PUSH ORDER_CONFIRMED ada QUEUED -");
        assertThat(published()).hasSize(2)
                .allSatisfy(event -> assertThat(((NotificationRequested) event.data()).customerId()).isEqualTo("ada"));
    }

    @Test
    void whatNobodyNeedsToKnowIsIgnored() throws Exception {
        handler.handle(List.of(event(EventType.INVENTORY_UPDATED, new InventoryUpdated(UUID.randomUUID(), "ada",
                InventoryUpdated.Outcome.RESERVED, Samples.TOTAL, null, List.of(), null))));

        assertThat(rows()).isEmpty();
        assertThat(published()).isEmpty();
    }

    private static Event<?> confirmed(String customerId) {
        return event(EventType.ORDER_CONFIRMED,
                new OrderConfirmed(UUID.randomUUID(), customerId, Samples.LINES, Samples.TOTAL));
    }

    private static Event<?> event(EventType type, Record data) {
        UUID order = data instanceof OrderConfirmed confirmed ? confirmed.orderId() : UUID.randomUUID();
        return Event.of(type, "/waybill/test", order, "00-" + TRACE + "-b7ad6b7169203331-01", data);
    }

    private static List<String> rows() {
        return TestDatabase.rows("""
                select channel, about, coalesce(recipient, '-'), status, coalesce(reason, '-')
                from notification.notification order by channel, status desc""");
    }

    private static List<Event<?>> published() throws Exception {
        var events = TestDatabase.rows("select event from messaging.outbox order by position");
        return events.isEmpty() ? List.of() : EventCodec.decode(EventCodec.batch(events));
    }
}
