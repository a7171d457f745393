package dev.waybill.analytics.rebuild;

import static dev.waybill.analytics.History.BEGIN;
import static dev.waybill.analytics.History.END;
import static dev.waybill.analytics.TestDatabase.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.analytics.Beans;
import dev.waybill.analytics.History;
import dev.waybill.analytics.TestDatabase;
import dev.waybill.analytics.figures.BucketSize;
import dev.waybill.analytics.figures.FigureTables;
import dev.waybill.analytics.figures.Ranking;
import dev.waybill.analytics.figures.SalesBucket;
import dev.waybill.analytics.figures.SalesFigures;
import dev.waybill.analytics.figures.SalesHandler;
import dev.waybill.analytics.figures.StoredSalesFigures;
import dev.waybill.events.Event;
import dev.waybill.messaging.inbox.Inbox;
import dev.waybill.messaging.listener.EventHandler;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rebuild against sessions that are in the middle of an event: on a real PostgreSQL, each at every point. */
class RebuildTest {
    private static final OffsetDateTime FROM = BEGIN.plusHours(3);

    private final Inbox inbox = Beans.wire(new Inbox(), TestDatabase.ofTransaction());
    private final FigureTables tables = Beans.wire(new FigureTables(), TestDatabase.ofTransaction());
    private final SalesFigures figures = Beans.wire(new StoredSalesFigures(), TestDatabase.ofTransaction());
    private final RebuildTable table = Beans.wire(new RebuildTable(), TestDatabase.ofTransaction());
    private final StartedRebuilds rebuilds = Beans.wire(new StartedRebuilds(), inbox, tables, figures, table);
    private final SalesHandler live = Beans.wire(new SalesHandler(), inbox, tables);
    private final ReplayHandler replay = Beans.wire(new ReplayHandler(), table, inbox, tables);
    private final History history = new History(1, 200);
    private final ExecutorService sessions = Executors.newFixedThreadPool(6);

    @BeforeEach
    void empty() throws Exception {
        TestDatabase.empty();
    }

    @AfterEach
    void stop() {
        sessions.shutdownNow();
    }

    @Test
    void countsAgainWhatWasThereAndNoMore() throws Exception {
        handle(live, history.events());
        var before = sales();

        var rebuild = begin(FROM);
        assertThat(rebuild.replaced()).isEqualTo(History.sales(history.since(FROM), ChronoUnit.HOURS));
        assertThat(sales()).as("older ones stay").isEqualTo(before.stream().filter(bucket -> bucket.start().isBefore(FROM)).toList());
        handle(replay, history.events());
        assertThat(sales()).isEqualTo(before);
        handle(replay, history.events());
        handle(live, history.events());

        assertThat(sales()).as("a second time").isEqualTo(before);
        assertThat(TestDatabase.count("select count(*) from analytics.replaced_sales_hour")).isEqualTo(rebuild.replaced().size());
    }

    @Test
    void withoutARebuildAReplayCountsNothing() throws Exception {
        handle(replay, history.events());

        assertThat(sales()).isEmpty();
    }

    @Test
    void aLateComerOlderThanTheRebuildStillCountsOnce() throws Exception {
        begin(FROM);
        handle(replay, history.events());
        handle(live, history.events());
        handle(live, history.events());

        assertThat(sales()).isEqualTo(expected());
    }

    /** An inbox that has forgotten too early must not let hours count twice that were never emptied. */
    @Test
    void whatIsOlderThanTheRebuildIsNotReplayedWhateverTheInboxKnows() throws Exception {
        handle(live, history.events());
        begin(FROM);
        transaction(() -> {
            inbox.forget(SalesHandler.CONSUMER, BEGIN.toInstant());
            return null;
        });
        handle(replay, history.events());

        assertThat(sales()).isEqualTo(expected());
    }

    @Test
    void aLaterRebuildDoesNotCutOffTheReplayOfAnEarlierOne() throws Exception {
        handle(live, history.events());
        begin(BEGIN);
        begin(FROM);
        handle(replay, history.events());

        assertThat(sales()).isEqualTo(expected());
    }

    @Test
    void aSessionThatHasNotedItsEventsButNotAddedThem() throws Exception {
        var noted = new CountDownLatch(1);
        var emptied = new CountDownLatch(1);
        var session = sessions.submit(() -> transaction(() -> {
            List<Event<?>> unseen = inbox.unseen(SalesHandler.CONSUMER, history.events());
            noted.countDown();
            await(emptied);
            tables.add(unseen);
            return null;
        }));
        await(noted);
        begin(FROM);
        emptied.countDown();
        session.get(10, TimeUnit.SECONDS);
        assertThat(sales()).as("added after the rebuild").isEqualTo(expected());
        handle(replay, history.events());

        assertThat(sales()).isEqualTo(expected());
    }

    @Test
    void aSessionThatHasAddedButNotCommittedIsWaitedFor() throws Exception {
        var added = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var session = sessions.submit(() -> transaction(() -> {
            live.handle(history.events());
            added.countDown();
            await(finish);
            return null;
        }));
        await(added);
        Future<Rebuild> rebuild = sessions.submit(() -> begin(FROM));
        awaitLockWaiters(1);
        finish.countDown();
        session.get(10, TimeUnit.SECONDS);
        assertThat(rebuild.get(10, TimeUnit.SECONDS).replaced()).as("sees what was committed").isNotEmpty();
        handle(replay, history.events());

        assertThat(sales()).isEqualTo(expected());
    }

    @Test
    void aSessionThatRollsBackWhileTheRebuildWaits() throws Exception {
        var added = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var session = sessions.submit(() -> transaction(() -> {
            live.handle(history.events());
            added.countDown();
            await(finish);
            throw new SQLException("after the work");
        }));
        await(added);
        Future<Rebuild> rebuild = sessions.submit(() -> begin(FROM));
        awaitLockWaiters(1);
        finish.countDown();
        assertThat(rebuild.get(10, TimeUnit.SECONDS).replaced()).isEmpty();
        assertThat(session).failsWithin(10, TimeUnit.SECONDS);
        handle(live, history.events());
        handle(replay, history.events());

        assertThat(sales()).isEqualTo(expected());
    }

    /** Its event is in the inbox still, but the rebuild is about to commit that it is not. */
    @Test
    void aRepetitionThatComesWhileTheRebuildForgets() throws Exception {
        handle(live, history.events());
        var forgotten = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var rebuild = sessions.submit(() -> transaction(() -> {
            rebuilds.begin(FROM);
            forgotten.countDown();
            await(finish);
            return null;
        }));
        await(forgotten);
        var repetition = sessions.submit(() -> {
            handle(live, history.events());
            return null;
        });
        awaitLockWaiters(1);
        finish.countDown();
        rebuild.get(10, TimeUnit.SECONDS);
        repetition.get(10, TimeUnit.SECONDS);
        assertThat(sales()).isEqualTo(expected());
        handle(replay, history.events());

        assertThat(sales()).isEqualTo(expected());
    }

    /** By chance and many at a time: live messages, repetitions, replays and rebuilds that overtake each other. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void anyInterleavingEndsWithTheSameFigures(long seed) throws Exception {
        var random = new Random(seed);
        List<Callable<Void>> steps = new ArrayList<>();
        for (EventHandler handler : List.of(live, live, replay)) {
            List<Event<?>> events = new ArrayList<>(history.events());
            Collections.shuffle(events, random);
            for (int at = 0; at < events.size(); at += 10) {
                List<Event<?>> message = events.subList(at, at + 10);
                steps.add(() -> {
                    handle(handler, message);
                    return null;
                });
            }
        }
        for (int i = 0; i < 8; i++) {
            var from = BEGIN.plusHours(random.nextInt(6));
            steps.add(() -> {
                begin(from);
                return null;
            });
        }
        Collections.shuffle(steps, random);
        for (var step : sessions.invokeAll(steps)) {
            step.get();
        }
        handle(replay, history.events());
        handle(live, history.events());

        assertThat(sales()).isEqualTo(expected());
        assertThat(transaction(() -> figures.topProducts(BEGIN, END, Ranking.UNITS, 10)))
                .contains(History.product(history.events(), "beans", "EUR"), History.product(history.events(), "pot", "KRW"));
    }

    private List<SalesBucket> expected() {
        return History.sales(history.events(), ChronoUnit.HOURS);
    }

    private List<SalesBucket> sales() throws Exception {
        return transaction(() -> figures.sales(BEGIN, END, BucketSize.HOUR));
    }

    private Rebuild begin(OffsetDateTime from) throws Exception {
        return transaction(() -> rebuilds.begin(from));
    }

    private static void handle(EventHandler handler, List<Event<?>> events) throws Exception {
        transaction(() -> {
            handler.handle(events);
            return null;
        });
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitLockWaiters(int count) {
        Awaitility.await().until(() -> TestDatabase.count("select count(*) from pg_locks where not granted") >= count);
    }
}
