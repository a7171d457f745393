package dev.waybill.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Channel;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterQueuesTest {
    private final List<Message> there = new ArrayList<>();
    private final DeadLetterQueues queues = new DeadLetterQueues();

    DeadLetterQueuesTest() {
        var browser = Played.as(QueueBrowser.class,
                (method, arguments) -> method.equals("getEnumeration") ? Collections.enumeration(there) : null);
        var context = Played.as(JMSContext.class, (method, arguments) -> method.equals("createBrowser") ? browser : null);
        queues.connections = Played.as(ConnectionFactory.class, (method, arguments) -> context);
    }

    /** Such as what the console, or another client, has put into a queue. */
    @Test
    void aLetterWithoutAnIdDoesNotHideTheOthers() {
        there.add(Played.letter("inventory.order-events", null, "by hand"));
        there.add(Played.letter("inventory.order-events", "ID:of-another-client:1", "by AMQP"));
        there.add(Played.letter("inventory.order-events", "ID:7f1d2c9a-c7a1-11f0-9a2e-0242ac120002", "ours"));
        List<DeadLetter> seen = new ArrayList<>();
        queues.browse(Channel.ORDER_EVENTS, null, seen::add);

        assertThat(seen).extracting(DeadLetter::text).containsExactly("by hand", "by AMQP", "ours");
        assertThat(seen).extracting(letter -> letter.allows(DeadLetterAction.Kind.RETRY)).containsExactly(false, false, true);
        assertThat(seen).extracting(DeadLetter::consumer).containsOnly("inventory");
    }
}
