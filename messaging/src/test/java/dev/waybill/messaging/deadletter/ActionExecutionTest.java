package dev.waybill.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.Channel;
import dev.waybill.messaging.TestDatabase;
import dev.waybill.messaging.deadletter.DeadLetterAction.Kind;
import dev.waybill.messaging.deadletter.DeadLetterAction.State;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real database, with a broker that is played. */
class ActionExecutionTest {
    private static EmbeddedPostgres postgres;

    private final List<DeadLetter> broker = new ArrayList<>();
    private final Set<LetterId> withheld = new HashSet<>();
    private final ActionTable actions = new ActionTable();
    private final ActionExecution execution = new ActionExecution();
    private final UUID worker = UUID.randomUUID();
    private boolean dies;

    ActionExecutionTest() throws Exception {
        actions.database = postgres.getPostgresDatabase();
        execution.progress = new ActionProgress();
        execution.progress.database = actions.database;
        execution.progress.settle = Duration.ZERO;
        execution.lease = new WorkerLease();
        execution.lease.database = actions.database;
        execution.letters = new PlayedLetters();
        execution.mover = new PlayedMover();
        update("update messaging.dead_letter_worker set lease_until = now() - interval '1 second'");
    }

    @BeforeAll
    static void start() throws Exception {
        postgres = TestDatabase.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void aFilterIsAboutTheLettersThatMatchWhenItBegins() throws Exception {
        dead(3, "sad");
        dead(2, "glad");
        UUID action = add(Kind.RETRY, new DeadLetterFilter("inventory", null, null, "sad"));
        advance(action, 1);
        dead(1, "sad");
        finish(action);

        assertThat(broker).hasSize(3);
        assertThat(find(action)).satisfies(done -> {
            assertThat(done.letters()).isEqualTo(3);
            assertThat(done.done()).isEqualTo(3);
            assertThat(done.finishedAt()).isNotNull();
        });
        assertThat(actions.letters(action, -1, 10))
                .allSatisfy(letter -> assertThat(letter.text()).as("a retry keeps it itself").isNull());
    }

    /** As the worker does, which looks the action up once and then moves portion after portion. */
    @Test
    void anActionIsPlannedOnce() throws Exception {
        dead(3, "sad");
        DeadLetterAction action = find(add(Kind.RETRY, new DeadLetterFilter(null, null, null, "sad")));
        while (execution.advance(action, 1, worker) > 0) {
            dead(1, "sad");
        }

        assertThat(find(action.id()).done()).isEqualTo(3);
        assertThat(broker).hasSize(3);
    }

    @Test
    void whatIsNotThereAnyMoreWasTakenBySomebodyElse() throws Exception {
        dead(3, "sad");
        UUID action = add(Kind.DISCARD, null);
        broker.remove(0);
        finish(action);

        assertThat(find(action).gone()).isEqualTo(1);
        assertThat(find(action).done()).isEqualTo(2);
        assertThat(actions.letters(action, -1, 10)).allSatisfy(letter -> assertThat(letter.text()).contains("body"));
    }

    @Test
    void aCrashBetweenTheBrokersCommitAndTheNoteIsToldAsItIs() throws Exception {
        dead(3, "sad");
        UUID action = add(Kind.RETRY, null);
        dies = true;
        assertThatThrownBy(() -> advance(action, 2)).hasMessage("killed");
        dies = false;
        finish(action);

        assertThat(broker).isEmpty();
        assertThat(find(action).presumed()).isEqualTo(2);
        assertThat(find(action).done()).isEqualTo(1);
        assertThat(find(action).gone()).isZero();
    }

    @Test
    void whatIsThereAndNotHandedOutIsTriedAgain() throws Exception {
        dead(2, "sad");
        withheld.add(broker.get(0).id());
        UUID action = add(Kind.RETRY, null);

        assertThatThrownBy(() -> advance(action, 10)).hasMessageContaining("1 letters are there");
        assertThat(find(action).done()).isEqualTo(1);
        withheld.clear();
        finish(action);
        assertThat(find(action).done()).isEqualTo(2);
    }

    @Test
    void copiesOfOneMessageAreLettersOfTheirOwn() throws Exception {
        dead(1, "copied");
        broker.add(broker.get(0));
        broker.add(broker.get(0));
        UUID action = add(Kind.RETRY, new DeadLetterFilter(null, null, null, "copied"));
        advance(action, 1);
        broker.remove(1);
        finish(action);

        assertThat(broker).isEmpty();
        assertThat(find(action).letters()).isEqualTo(3);
        assertThat(find(action).done()).isEqualTo(2);
        assertThat(find(action).gone()).isEqualTo(1);
    }

    @Test
    void freeTextOfAnyLengthCanBePlanned() throws Exception {
        var id = new LetterId(Channel.ORDER_EVENTS, "inventory.order-events", UUID.randomUUID());
        String noise = new Random(1).ints(10_000, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());
        broker.add(new DeadLetter(id, 1, noise, noise, noise, noise, noise, null));
        finish(add(Kind.DISCARD, new DeadLetterFilter(null, null, null, null)));

        assertThat(broker).isEmpty();
    }

    @Test
    void thoseThatAreOpenAreFoundWithoutTheirLetters() throws Exception {
        dead(2, "sad");
        UUID action = add(Kind.RETRY, null);

        assertThat(actions.open()).filteredOn(open -> open.id().equals(action)).singleElement().satisfies(open -> {
            assertThat(open.kind()).isEqualTo(Kind.RETRY);
            assertThat(open.letters()).isZero();
        });
        finish(action);
        assertThat(actions.open()).extracting(DeadLetterAction::id).doesNotContain(action);
    }

    @Test
    void aPortionOfManyIsReadFromTheIndexAndNotSorted() throws Exception {
        UUID action = actions.add(new NewAction(Kind.RETRY, "ada", null, null, List.of(), null));
        update("insert into messaging.dead_letter_action_letter (action_id, position, letter_id) select '" + action
                + "', i, 'order.events~q~' || gen_random_uuid() from generate_series(0, 99999) i");
        update("vacuum analyze messaging.dead_letter_action_letter");

        assertThat(plan(action)).contains("dead_letter_action_letter_open").doesNotContain("Sort");
        assertThat(execution.progress.start(action, 100)).extracting(ActionLetter::position)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
        update("delete from messaging.dead_letter_action where id = '" + action + "'");
    }

    /** A second copy of an event that was corrected before is thrown away: the correction stays. */
    @Test
    void aDiscardSettlesTheFailure() throws Exception {
        dead(1, "sad");
        String event = broker.get(0).eventId();
        UUID corrected = UUID.randomUUID();
        update("insert into messaging.failure (consumer, event_id, queue, attempts, exception, new_event_id) values ('inventory', '"
                + event + "', 'inventory.order-events', 4, 'sad', '" + corrected + "')");
        finish(add(Kind.DISCARD, null));

        assertThat(resolution(event)).isEqualTo("DISCARD ada " + corrected);
    }

    @Test
    void oneWorkerAtATime() throws Exception {
        assertThat(execution.lease.take(worker)).isTrue();
        assertThat(execution.lease.take(worker)).isTrue();
        assertThat(execution.lease.take(UUID.randomUUID())).isFalse();
    }

    private void dead(int count, String reason) {
        IntStream.range(0, count).forEach(i -> {
            var id = new LetterId(Channel.ORDER_EVENTS, "inventory.order-events", UUID.randomUUID());
            broker.add(new DeadLetter(id, 1, UUID.randomUUID().toString(), "order.created", "o", "body\0", reason, null));
        });
    }

    private UUID add(Kind kind, DeadLetterFilter filter) throws Exception {
        List<DeadLetter> named = filter == null ? List.copyOf(broker) : List.of();
        return actions.add(new NewAction(kind, "ada", "because", filter, named, null));
    }

    private void finish(UUID action) throws Exception {
        for (int i = 0; i < 10 && find(action).state() != State.DONE; i++) {
            advance(action, 100);
        }
        assertThat(find(action).state()).isEqualTo(State.DONE);
    }

    private int advance(UUID action, int limit) throws Exception {
        return execution.advance(find(action), limit, worker);
    }

    private DeadLetterAction find(UUID action) throws Exception {
        return actions.find(action).get(0);
    }

    private static String plan(UUID action) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
             var explain = connection.prepareStatement("explain " + ActionProgress.START)) {
            explain.setObject(1, action);
            explain.setDouble(2, 60);
            explain.setInt(3, 100);
            try (var rows = explain.executeQuery()) {
                var plan = new StringBuilder();
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
                return plan.toString();
            }
        }
    }

    private static void update(String sql) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String resolution(String event) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement();
             var rows = statement.executeQuery(
                     "select concat_ws(' ', resolution, resolved_by, new_event_id) from messaging.failure where event_id = '" + event + "'")) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private final class PlayedLetters extends DeadLetters {
        @Override
        public List<DeadLetter> find(Collection<LetterId> ids) {
            return broker.stream().filter(letter -> ids.contains(letter.id())).toList();
        }

        @Override
        void each(DeadLetterFilter filter, Predicate<List<DeadLetter>> visitor) {
            visitor.test(broker.stream().filter(filter::matches).toList());
        }
    }

    private final class PlayedMover extends DeadLetterMover {
        @Override
        public Set<ActionLetter> move(Kind kind, List<ActionLetter> letters) {
            Set<ActionLetter> moved = new HashSet<>();
            for (ActionLetter letter : letters) {
                var first = broker.stream().filter(there -> there.id().equals(letter.id())).findFirst();
                if (!withheld.contains(letter.id()) && first.isPresent() && broker.remove(first.get())) {
                    moved.add(letter);
                }
            }
            if (dies) {
                throw new IllegalStateException("killed");
            }
            return moved;
        }
    }
}
