package dev.waybill.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.messaging.schedule.ScheduledTasks;
import dev.waybill.rest.ProblemException;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamsTest {
    private final UUID order = UUID.randomUUID();
    private final List<TimelineEvent> recorded = new ArrayList<>(List.of(event(1), event(2), event(3)));
    private final List<Map<UUID, Long>> questions = new ArrayList<>();
    private final EventStreams streams = new EventStreams();
    private Runnable task;
    private Runnable meanwhile = () -> { };

    @BeforeEach
    void wire() {
        streams.poll = Duration.ofMillis(500);
        streams.heartbeat = Duration.ofDays(1);
        streams.longest = Duration.ofDays(1);
        streams.most = 3;
        streams.tasks = new ScheduledTasks() {
            @Override
            public ScheduledFuture<?> runEvery(Duration period, Duration first, Runnable run) {
                task = run;
                return proxy(ScheduledFuture.class, (future, cancel, interrupt) -> {
                    task = null;
                    return true;
                });
            }
        };
        streams.timelines = new Timelines() {
            @Override
            public List<TimelineEvent> behind(Map<UUID, Long> positions) throws SQLException {
                questions.add(positions);
                meanwhile.run();
                return recorded.stream().filter(event -> event.position() > positions.get(event.orderId())).toList();
            }
        };
    }

    @Test
    void eachStreamOfAnOrderGetsWhatItHasNot() {
        var beginning = open(0);
        var resumed = open(2);
        task.run();
        recorded.add(event(4));
        task.run();

        assertThat(beginning.sent).containsExactly(": waybill", "1", "2", "3", "4");
        assertThat(resumed.sent).containsExactly(": waybill", "3", "4");
        assertThat(questions).containsExactly(Map.of(order, 0L), Map.of(order, 3L));
    }

    /** The answer to a question that was asked without it begins too late for it. */
    @Test
    void aStreamThatOpensWhileTheDatabaseIsAskedMissesNothing() {
        open(2);
        List<Client> late = new ArrayList<>();
        meanwhile = () -> late.add(open(0));
        task.run();
        meanwhile = () -> { };
        task.run();

        assertThat(late.get(0).sent).containsExactly(": waybill", "1", "2", "3");
    }

    @Test
    void beyondTheLimitAStreamIsRefusedUntilAClientHasGone() {
        var first = open(0);
        open(0);
        open(0);
        assertThatThrownBy(() -> open(0)).isInstanceOf(ProblemException.class).hasMessageContaining("3 open streams");

        first.gone = true;
        task.run();
        assertThat(open(0).sent).isNotEmpty();
        assertThat(first.closed).isTrue();
    }

    @Test
    void aStreamEndsAfterItsLongestTimeAndWithTheLastOneTheDatabaseIsLeftInPeace() {
        var client = open(0);
        streams.longest = Duration.ZERO;
        task.run();

        assertThat(client.closed).isTrue();
        assertThat(task).isNull();
    }

    @Test
    void aDatabaseThatIsAwayDelaysTheEventsAndNotTheHeartbeat() {
        var client = open(0);
        streams.heartbeat = Duration.ZERO;
        meanwhile = () -> {
            throw new IllegalStateException("away");
        };
        task.run();
        assertThat(client.sent).containsExactly(": waybill", ": waybill");

        streams.heartbeat = Duration.ofDays(1);
        meanwhile = () -> { };
        task.run();
        assertThat(client.sent).endsWith("1", "2", "3");
    }

    private Client open(long position) {
        var client = new Client();
        streams.open(new EventStream(order, position, client, client.sse()));
        return client;
    }

    private TimelineEvent event(long position) {
        return new TimelineEvent(order, position, UUID.randomUUID(), "order.created", 1, "/waybill/test", Instant.EPOCH, null,
                new EventSummary(null, null, null), Instant.EPOCH, List.of());
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(EventStreamsTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Notes the id of each event, or its comment. */
    private static final class Client implements SseEventSink {
        private final List<String> sent = new ArrayList<>();
        private boolean gone;
        private boolean closed;

        @Override
        public boolean isClosed() {
            return closed || gone;
        }

        @Override
        public CompletableFuture<?> send(OutboundSseEvent event) {
            sent.add(event.getId() != null ? event.getId() : ": " + event.getComment());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {
            closed = true;
        }

        private Sse sse() {
            return proxy(Sse.class, (self, method, arguments) -> builder());
        }

        private static OutboundSseEvent.Builder builder() {
            Map<String, Object> values = new HashMap<>();
            return proxy(OutboundSseEvent.Builder.class, (self, method, arguments) -> {
                if (method.getName().equals("build")) {
                    return proxy(OutboundSseEvent.class, (event, getter, none) -> values.get(getter.getName().substring(3).toLowerCase(Locale.ROOT)));
                }
                values.put(method.getName(), arguments[0]);
                return self;
            });
        }
    }
}
