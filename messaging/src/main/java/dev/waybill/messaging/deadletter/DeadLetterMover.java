package dev.waybill.messaging.deadletter;

import dev.waybill.events.Channel;
import dev.waybill.messaging.Subscription;
import dev.waybill.messaging.deadletter.DeadLetterAction.Kind;
import dev.waybill.messaging.outbox.MessageCopy;
import dev.waybill.messaging.transaction.RollbackOnCheckedException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.jms.Destination;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes letters and puts them back where they came from, in one transaction of the broker and nothing else. Copies of one
 * message, such as after two replays, are letters with one id: each of those that are asked for is looked for.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(RollbackOnCheckedException.class)
public class DeadLetterMover {
    /** How long the broker may look for the next letter, ms. */
    private static final long PATIENCE = 2_000;

    @Inject
    @JMSConnectionFactory("jms/waybill")
    JMSContext context;

    /** Returns those that were there: all of them have moved, or, where this throws, none. */
    public Set<ActionLetter> move(Kind kind, List<ActionLetter> letters) throws JMSException {
        Map<Channel, List<ActionLetter>> ofChannel = letters.stream()
                .collect(Collectors.groupingBy(letter -> letter.id().channel()));
        Set<ActionLetter> moved = new HashSet<>();
        for (var group : ofChannel.entrySet()) {
            moved.addAll(move(kind, group.getKey(), group.getValue()));
        }
        return moved;
    }

    private Set<ActionLetter> move(Kind kind, Channel channel, List<ActionLetter> letters) throws JMSException {
        Map<LetterId, Deque<ActionLetter>> wanted = letters.stream()
                .collect(Collectors.groupingBy(ActionLetter::id, Collectors.toCollection(ArrayDeque::new)));
        Set<ActionLetter> moved = new HashSet<>();
        var queue = context.createQueue(channel.deadLetterAddress());
        try (var consumer = context.createConsumer(queue, LetterSelector.of(wanted.keySet()))) {
            Message message;
            while (moved.size() < letters.size() && (message = consumer.receive(PATIENCE)) != null) {
                Deque<ActionLetter> copies = wanted.get(DeadLetterQueues.id(channel, message));
                // The last one stays for a copy too many: it goes where the others go, and is not counted.
                ActionLetter letter = copies.size() > 1 ? copies.remove() : copies.element();
                if (kind != Kind.DISCARD) {
                    putBack(message, letter);
                }
                moved.add(letter);
            }
        }
        return moved;
    }

    private void putBack(Message message, ActionLetter letter) throws JMSException {
        String body = letter.replacement() == null ? message.getBody(String.class) : letter.replacement();
        var subscription = new Subscription(letter.consumer(), letter.id().channel(), letter.id().queue());
        context.createProducer().send(destination(subscription), MessageCopy.of(message, body, context));
    }

    private Destination destination(Subscription subscription) {
        String name = subscription.fullyQualifiedQueueName();
        return subscription.channel().kind() == Channel.Kind.TOPIC ? context.createTopic(name) : context.createQueue(name);
    }
}
