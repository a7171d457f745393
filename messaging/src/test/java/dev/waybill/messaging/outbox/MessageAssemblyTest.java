package dev.waybill.messaging.outbox;

import static dev.waybill.events.EventType.ORDER_CANCELLED;
import static dev.waybill.events.EventType.ORDER_CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.EventType;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageAssemblyTest {
    private static final MessageLimits LIMITS = new MessageLimits(3, 100);
    private static final UUID ANNE = UUID.randomUUID();
    private static final UUID BERT = UUID.randomUUID();
    private static final UUID CLEO = UUID.randomUUID();

    @Test
    void eventsOfOneTypeAndPartitionShareAMessage() {
        var messages = assemble(LIMITS, entry(0, ORDER_CREATED, ANNE), entry(1, ORDER_CREATED, BERT), entry(0, ORDER_CREATED, CLEO));

        assertThat(messages).extracting(OutgoingMessage::partition).containsExactly(0, 1);
        assertThat(messages).extracting(OutgoingMessage::count).containsExactly(2, 1);
    }

    @Test
    void anotherTypeInBetweenDoesNotPartWhatHasNothingToDoWithIt() {
        var messages = assemble(LIMITS, entry(0, ORDER_CREATED, ANNE), entry(0, ORDER_CANCELLED, BERT), entry(0, ORDER_CREATED, CLEO));

        assertThat(messages).extracting(OutgoingMessage::type).containsExactly(ORDER_CREATED, ORDER_CANCELLED);
        assertThat(messages.get(0).count()).isEqualTo(2);
    }

    @Test
    void eventsOfOneOrderKeepTheirOrder() {
        var messages = assemble(LIMITS, entry(0, ORDER_CREATED, ANNE), entry(0, ORDER_CREATED, BERT),
                entry(0, ORDER_CANCELLED, BERT), entry(0, ORDER_CREATED, BERT), entry(0, ORDER_CREATED, ANNE));

        assertThat(messages).extracting(OutgoingMessage::type).containsExactly(ORDER_CREATED, ORDER_CANCELLED, ORDER_CREATED);
        assertThat(messages).extracting(OutgoingMessage::count).containsExactly(2, 1, 2);
    }

    @Test
    void aMessageIsBoundedInEventsAndInSize() {
        assertThat(MessageAssembly.assemble(many(7, "{}"), LIMITS)).extracting(OutgoingMessage::count).containsExactly(3, 3, 1);
        assertThat(MessageAssembly.assemble(many(3, "x".repeat(60)), LIMITS)).hasSize(3);
    }

    @Test
    void oneEventAloneIsNamedByItsOrderAndABatchIsAnArray() {
        var messages = assemble(LIMITS, entry(0, ORDER_CREATED, ANNE), entry(1, ORDER_CREATED, BERT), entry(1, ORDER_CREATED, CLEO));

        assertThat(messages.get(0).correlationId()).isEqualTo(ANNE.toString());
        assertThat(messages.get(0).body()).isEqualTo("[{}]");
        assertThat(messages.get(1).correlationId()).isNull();
        assertThat(messages.get(1).body()).isEqualTo("[{},{}]");
    }

    private static List<OutgoingMessage> assemble(MessageLimits limits, OutboxEntry... entries) {
        return MessageAssembly.assemble(List.of(entries), limits);
    }

    private static List<OutboxEntry> many(int count, String event) {
        return IntStream.range(0, count).mapToObj(i -> new OutboxEntry(0, ORDER_CREATED, UUID.randomUUID(), event)).toList();
    }

    private static OutboxEntry entry(int partition, EventType type, UUID subject) {
        return new OutboxEntry(partition, type, subject, "{}");
    }
}
