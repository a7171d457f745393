package dev.waybill.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Channel;
import dev.waybill.messaging.deadletter.DeadLetterAction.Kind;
import dev.waybill.messaging.deadletter.DeadLetters.Page;
import dev.waybill.messaging.deadletter.DeadLetters.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLettersTest {
    private static final DeadLetterFilter ALL = new DeadLetterFilter(null, null, null, null);

    private final List<DeadLetter> there = new ArrayList<>();
    private final DeadLetters letters = new DeadLetters();

    DeadLettersTest() {
        letters.queues = new DeadLetterQueues() {
            @Override
            public void browse(Channel channel, String selector, Predicate<DeadLetter> visitor) {
                there.stream().filter(letter -> letter.id().channel() == channel).allMatch(visitor);
            }
        };
        letters.failures = new FailureNotes() {
            @Override
            public List<DeadLetter> addTo(List<DeadLetter> found) {
                return found;
            }
        };
    }

    @Test
    void pagesHoldEachLetterOnceOverAllQueues() throws Exception {
        dead(Channel.ORDER_EVENTS, 1234, "sad");
        dead(Channel.NOTIFICATION_PUSH, 7, "sad");

        assertThat(pages(ALL, 100)).hasSize(1241).doesNotHaveDuplicates();
    }

    @Test
    void aPageLooksAtSoManyAndNoMore() throws Exception {
        dead(Channel.ORDER_EVENTS, DeadLetters.LOOKED_AT + 10, "sad");
        dead(Channel.PAYMENT_EVENTS, 3, "glad");
        var glad = new DeadLetterFilter(null, null, null, "glad");

        Page first = letters.page(glad, null, 50);
        assertThat(first.letters()).isEmpty();
        assertThat(first.next()).isEqualTo(new Position(Channel.ORDER_EVENTS, DeadLetters.LOOKED_AT));
        assertThat(pages(glad, 2)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order.events~inventory.order-events~7f1d2c9a-c7a1-11f0-9a2e-0242ac120002",
        "payment.requests~~7f1d2c9a-c7a1-11f0-9a2e-0242ac120002"})
    void anIdIsReadAsItWasWritten(String text) {
        assertThat(LetterId.parse(text).orElseThrow().toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "no.events~q~7f1d2c9a-c7a1-11f0-9a2e-0242ac120002",
        "order.events~q' OR '1'='1~7f1d2c9a-c7a1-11f0-9a2e-0242ac120002",
        "order.events~q~7f1d2c9a-c7a1-11f0-9a2e-0242ac12000'"})
    void whatIsNoIdIsRefused(String text) {
        assertThat(LetterId.parse(text)).isEmpty();
    }

    @Test
    void oneSelectorNamesTheLettersOfAllSubscriptions() {
        var one = new LetterId(Channel.ORDER_EVENTS, "a.b", new UUID(0, 1));
        var two = new LetterId(Channel.ORDER_EVENTS, "", new UUID(0, 2));

        assertThat(LetterSelector.of(List.of(one, two))).isEqualTo("(_AMQ_ORIG_QUEUE IS NULL AND JMSMessageID IN "
                + "('ID:00000000-0000-0000-0000-000000000002')) OR (_AMQ_ORIG_QUEUE = 'a.b' AND JMSMessageID IN "
                + "('ID:00000000-0000-0000-0000-000000000001'))");
    }

    @Test
    void whatHasNoWayBackCanOnlyBeDiscarded() {
        var id = new LetterId(Channel.ORDER_EVENTS, "", new UUID(0, 2));
        var lost = new DeadLetter(id, 1, null, null, null, "text", null, null);
        var binary = new DeadLetter(id, 0, null, null, null, null, null, null);

        assertThat(lost.allows(Kind.RETRY)).isFalse();
        assertThat(lost.allows(Kind.DISCARD)).isTrue();
        assertThat(binary.allows(Kind.DISCARD)).isFalse();
    }

    /** It is only shown: no selector of ours would find it. */
    @ParameterizedTest
    @CsvSource({"a.b,", "a.b,ID:7", "a.b,ID:", "a.b,ID:1-1-1-1-1", "a.b,7f1d2c9a-c7a1-11f0-9a2e-0242ac120002",
        "a.b,ID:7F1D2C9A-C7A1-11F0-9A2E-0242AC120002", "it's,ID:7f1d2c9a-c7a1-11f0-9a2e-0242ac120002"})
    void whatHasNoIdOfOursIsLeftToTheConsole(String queue, String messageId) {
        LetterId id = LetterId.of(Channel.ORDER_EVENTS, queue, messageId);
        var letter = new DeadLetter(id, 1, null, null, null, "text", null, null);

        assertThat(id.isComplete()).isFalse();
        assertThat(id.queue()).isEqualTo(queue);
        assertThat(Kind.values()).noneMatch(letter::allows);
    }

    @Test
    void theConsumerFollowsFromTheQueue() {
        assertThat(DeadLetter.consumersOf(new LetterId(Channel.ORDER_EVENTS, "inventory.order-events", null)))
                .containsExactly("inventory");
        assertThat(DeadLetter.consumersOf(new LetterId(Channel.ANALYTICS_REPLAY, "analytics.replay", null)))
                .containsExactly("analytics-replay", "analytics");
    }

    private List<LetterId> pages(DeadLetterFilter filter, int limit) throws Exception {
        List<LetterId> found = new ArrayList<>();
        Page page = letters.page(filter, null, limit);
        page.letters().forEach(letter -> found.add(letter.id()));
        while (page.next() != null) {
            page = letters.page(filter, page.next(), limit);
            assertThat(page.letters()).hasSizeLessThanOrEqualTo(limit);
            page.letters().forEach(letter -> found.add(letter.id()));
        }
        return found;
    }

    private void dead(Channel channel, int count, String reason) {
        IntStream.range(0, count).forEach(i -> there.add(
                new DeadLetter(new LetterId(channel, "q", UUID.randomUUID()), 1, "e", "t", "s", "b", reason, null)));
    }
}
