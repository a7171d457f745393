package dev.waybill.messaging.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.Channel;
import dev.waybill.events.Event;
import dev.waybill.events.EventCodec;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCreated;
import dev.waybill.events.OrderLine;
import dev.waybill.messaging.Subscription;
import dev.waybill.messaging.failure.FailureLog;
import dev.waybill.messaging.outbox.MessageSender;
import jakarta.ejb.EJBException;
import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchListenerTest {
    private static final Subscription SUBSCRIPTION = new Subscription("inventory", Channel.ORDER_EVENTS, "inventory.order-events");
    private static final EventHandler FAILING = events -> {
        throw new IOException("no luck");
    };

    private final List<String> putBack = new ArrayList<>();
    private final List<String> dead = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final BatchListener listener = new BatchListener();

    BatchListenerTest() {
        listener.sender = new MessageSender() {
            @Override
            public void putBackSplit(Message original, List<String> events, Subscription subscription) {
                putBack.addAll(events);
            }

            @Override
            public void sendToDeadLetters(Message original, String body, String reason, Subscription subscription) {
                dead.add(reason);
            }
        };
        listener.failures = new FailureLog() {
            @Override
            public void record(Subscription subscription, Event<?> event, int attempt, Exception exception) {
                failures.add(event.id() + " attempt " + attempt + ": " + exception.getMessage());
            }

            @Override
            public void record(Subscription subscription, Message message, Exception exception) {
                failures.add(exception.getMessage());
            }
        };
    }

    @Test
    void whatIsHandledLeavesNoTrace() {
        List<Event<?>> handled = new ArrayList<>();
        Event<?> event = event();
        listener.receive(text("[" + EventCodec.encode(event) + "]"), SUBSCRIPTION, handled::addAll);

        assertThat(handled).containsExactly(event);
        assertThat(putBack).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void whatMeansNothingToTheConsumerIsReceivedUnread() {
        var subscription = new Subscription("inventory", Channel.ORDER_EVENTS, "inventory.order-events", EventType.ORDER_CANCELLED);
        listener.receive(text("[" + EventCodec.encode(event()) + "]"), subscription, FAILING);

        assertThat(failures).isEmpty();
        assertThat(dead).isEmpty();
    }

    @Test
    void aSingleEventThatFailsRollsTheReceiptBackAndIsNoted() {
        Event<?> event = event();

        assertThatThrownBy(() -> listener.receive(text("[" + EventCodec.encode(event) + "]"), SUBSCRIPTION, FAILING))
                .isInstanceOf(EJBException.class).hasRootCauseMessage("no luck");
        assertThat(failures).containsExactly(event.id() + " attempt 3: no luck");
        assertThat(putBack).isEmpty();
    }

    @Test
    void severalThatFailArePutBackOneByOneAsTheyCame() {
        String later = EventCodec.encode(event()).replace("\"customerId\"", "\"giftWrap\":true,\"customerId\"");
        listener.receive(text("[" + later + "," + EventCodec.encode(event()) + "]"), SUBSCRIPTION, FAILING);

        assertThat(putBack).hasSize(2).first().asString().contains("\"giftWrap\":true");
        assertThat(failures).isEmpty();
    }

    @Test
    void oneThatCannotBeReadIsPartedFromTheOthers() {
        listener.receive(text("[" + EventCodec.encode(event()) + ",{}]"), SUBSCRIPTION, FAILING);

        assertThat(putBack).hasSize(2).last().isEqualTo("{}");
        assertThat(dead).isEmpty();
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersWithItsReason() {
        listener.receive(text("[{}]"), SUBSCRIPTION, FAILING);
        listener.receive(text("hello"), SUBSCRIPTION, FAILING);

        assertThat(dead).hasSize(2).first().asString().contains("specversion");
        assertThat(failures).hasSize(2);
        assertThat(putBack).isEmpty();
    }

    @Test
    void whatIsNoTextIsLeftToTheBrokerWhole() {
        assertThatThrownBy(() -> listener.receive(message(BytesMessage.class, null), SUBSCRIPTION, FAILING)).isInstanceOf(EJBException.class);
        assertThat(failures).singleElement().asString().contains("no text message");
        assertThat(dead).isEmpty();
    }

    private static Event<?> event() {
        UUID order = UUID.randomUUID();
        var price = Money.of("1.00", "EUR");
        return Event.of(EventType.ORDER_CREATED, "/test", order, null,
                new OrderCreated(order, "ada", List.of(new OrderLine("beans", "Beans", 1, price)), price, null));
    }

    private static TextMessage text(String body) {
        return message(TextMessage.class, body);
    }

    private static <T extends Message> T message(Class<T> type, String body) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) ->
                switch (method.getName()) {
                    case "getText" -> body;
                    case "getJMSMessageID" -> "ID:1";
                    case "getIntProperty" -> 3;
                    case "getStringProperty" -> "order.created";
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }
}
