package dev.waybill.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.deadletter.DeadLetterAction.Kind;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadLetterMoverTest {
    private static final String ONE = "7f1d2c9a-c7a1-11f0-9a2e-0242ac120001";
    private static final String TWO = "7f1d2c9a-c7a1-11f0-9a2e-0242ac120002";

    private final Queue<Message> there = new ArrayDeque<>();
    private final List<Object> sent = new ArrayList<>();
    private final DeadLetterMover mover = new DeadLetterMover();

    DeadLetterMoverTest() {
        var consumer = Played.as(JMSConsumer.class, (method, arguments) -> method.equals("receive") ? there.poll() : null);
        var producer = Played.as(JMSProducer.class, (method, arguments) -> {
            sent.add(arguments[1]);
            return null;
        });
        mover.context = Played.as(JMSContext.class, (method, arguments) -> switch (method) {
            case "createConsumer" -> consumer;
            case "createProducer" -> producer;
            case "createTextMessage" -> Played.as(TextMessage.class, (ofCopy, ignored) -> null);
            default -> null;
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"RETRY", "DISCARD"})
    void copiesOfOneMessageAreTwoLetters(Kind kind) throws Exception {
        dead(ONE, TWO, ONE);

        assertThat(mover.move(kind, List.of(letter(0, ONE), letter(1, TWO), letter(2, ONE))))
                .extracting(ActionLetter::position).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(there).isEmpty();
        assertThat(sent).hasSize(kind == Kind.DISCARD ? 0 : 3);
    }

    @Test
    void aCopyThatIsNotThereIsNotSaidToHaveMoved() throws Exception {
        dead(ONE, TWO);

        assertThat(mover.move(Kind.RETRY, List.of(letter(0, ONE), letter(1, ONE), letter(2, TWO))))
                .extracting(ActionLetter::position).containsExactlyInAnyOrder(0, 2);
    }

    /** The broker hands it out before the one that is waited for; it goes where the first has gone. */
    @Test
    void aCopyThatNobodyAskedForIsNotLost() throws Exception {
        dead(ONE, ONE, TWO);

        assertThat(mover.move(Kind.RETRY, List.of(letter(0, ONE), letter(1, TWO)))).hasSize(2);
        assertThat(sent).hasSize(3);
    }

    private void dead(String... ids) {
        for (String id : ids) {
            there.add(Played.letter("inventory.order-events", "ID:" + id, "[]"));
        }
    }

    private static ActionLetter letter(int position, String message) {
        return new ActionLetter(position, "order.events~inventory.order-events~" + message, "inventory", null, null, null, null,
                null, null, null, null, ActionLetter.State.STARTED, null);
    }
}
