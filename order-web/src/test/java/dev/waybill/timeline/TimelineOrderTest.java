package dev.waybill.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCreated;
import dev.waybill.order.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * A reader that always asks for what is behind the last position misses nothing and sees nothing twice, while many
 * sessions write events of the same orders and commit after different times.
 */
class TimelineOrderTest {
    private static final int SESSIONS = 8;
    private static final int MESSAGES = 60;
    private static final int LARGEST_MESSAGE = 20;

    private final List<UUID> orders = IntStream.range(0, 6).mapToObj(i -> UUID.randomUUID()).toList();
    private final DataSource database = TestDatabase.empty();
    private final ExecutorService sessions = Executors.newFixedThreadPool(SESSIONS);

    @Test
    void aReaderSeesEachEventOfAnOrderOnceHoweverTheWritersCommit() throws Exception {
        List<CompletableFuture<List<Event<?>>>> writers = IntStream.range(0, SESSIONS)
                .mapToObj(session -> CompletableFuture.supplyAsync(() -> write(new Random(session)), sessions)).toList();
        sessions.shutdown();
        Map<UUID, Long> positions = new HashMap<>();
        orders.forEach(order -> positions.put(order, 0L));
        List<RecordedEvent> seen = new ArrayList<>();

        boolean written;
        List<RecordedEvent> found;
        do {
            written = sessions.isTerminated();
            found = read(positions);
            seen.addAll(found);
            // A slow reader has more than one page left when the writers are done.
        } while (!written || !found.isEmpty());

        List<UUID> all = writers.stream().flatMap(writer -> writer.join().stream()).map(Event::id).toList();
        assertThat(all).hasSizeGreaterThan(SESSIONS * MESSAGES);
        assertThat(seen).extracting(RecordedEvent::eventId).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        assertThat(sessions.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
    }

    private List<RecordedEvent> read(Map<UUID, Long> positions) throws Exception {
        var table = new TimelineTable();
        table.database = database;
        List<RecordedEvent> found = table.behind(positions, 50);
        found.forEach(event -> positions.put(event.orderId(), event.position()));
        return found;
    }

    /** Each message in a transaction of its own; one of three comes a second time. */
    private List<Event<?>> write(Random random) {
        List<Event<?>> written = new ArrayList<>();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var table = new TimelineTable();
            table.database = TestDatabase.within(connection);
            for (int i = 0; i < MESSAGES; i++) {
                List<Event<?>> message = message(random);
                written.addAll(message);
                for (int delivery = 0; delivery <= (i % 3 == 0 ? 1 : 0); delivery++) {
                    Collections.shuffle(message, random);
                    table.insert(message);
                    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(3000)));
                    connection.commit();
                }
            }
            return written;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Event<?>> message(Random random) {
        List<Event<?>> events = new ArrayList<>();
        int size = random.nextBoolean() ? 1 : 1 + random.nextInt(LARGEST_MESSAGE);
        for (int i = 0; i < size; i++) {
            UUID order = orders.get(random.nextInt(orders.size()));
            events.add(Event.of(EventType.ORDER_CREATED, "/waybill/test", order, null,
                    new OrderCreated(order, "ada", List.of(), Money.of("1.00", "EUR"), null)));
        }
        return events;
    }
}
