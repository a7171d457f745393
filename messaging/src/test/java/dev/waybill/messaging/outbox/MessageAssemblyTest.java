package dev.waybill.messaging.outbox;

import static dev.waybill.events.EventType.ORDER_CANCELLED;
import static dev.waybill.events.EventType.ORDER_CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageAssemblyTest {
    private static final MessageLimits LIMITS = new MessageLimits(3, 100, new BigDecimal("1000"));
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

    @Test
    void aLargeOrderTravelsAloneAndTheOthersStillShare() {
        var messages = assemble(LIMITS, priced(ANNE, "999.99"), priced(BERT, "1000.00"), priced(CLEO, "0.01"), priced(CLEO, "1000.01"));

        assertThat(messages).extracting(OutgoingMessage::count).containsExactly(2, 1, 1);
        assertThat(messages).extracting(OutgoingMessage::total)
                .containsExactly(null, Money.of("1000.00", "EUR"), Money.of("1000.01", "EUR"));
        assertThat(messages).extracting(OutgoingMessage::correlationId).containsExactly(null, BERT.toString(), CLEO.toString());
    }

    @Test
    void anEventDoesNotOvertakeALargeOneOfItsOrder() {
        var messages = assemble(LIMITS, entry(0, ORDER_CANCELLED, ANNE), priced(BERT, "5000"), entry(0, ORDER_CANCELLED, BERT));

        assertThat(messages).extracting(OutgoingMessage::type).containsExactly(ORDER_CANCELLED, ORDER_CREATED, ORDER_CANCELLED);
    }

    private static List<OutgoingMessage> assemble(MessageLimits limits, OutboxEntry... entries) {
        return MessageAssembly.assemble(List.of(entries), limits);
    }

    private static List<OutboxEntry> many(int count, String event) {
        return IntStream.range(0, count).mapToObj(i -> new OutboxEntry(0, ORDER_CREATED, UUID.randomUUID(), event, null)).toList();
    }

    private static OutboxEntry entry(int partition, EventType type, UUID subject) {
        return new OutboxEntry(partition, type, subject, "{}", null);
    }

    private static OutboxEntry priced(UUID subject, String total) {
        return new OutboxEntry(0, ORDER_CREATED, subject, "{}", Money.of(total, "EUR"));
    }
}
