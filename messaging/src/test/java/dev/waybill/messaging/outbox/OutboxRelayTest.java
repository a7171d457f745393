package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent, and what the database knows of it, with a broker that is played. */
class OutboxRelayTest {
    private static EmbeddedPostgres postgres;

    private final OutboxRelay relay = new OutboxRelay();
    private final SentEvents sentEvents = new SentEvents();
    private final List<String> broker = new ArrayList<>();
    private Error failure;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).schemas("messaging").defaultSchema("messaging")
                .locations("classpath:db/migration/messaging").load().migrate();
        update("insert into messaging.outbox_partition values (0), (1)");
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void wire() throws Exception {
        update("delete from messaging.outbox");
        update("delete from messaging.sent");
        relay.database = pooled(postgres.getPostgresDatabase());
        relay.eventsPerPass = 1000;
        relay.eventsPerMessage = 100;
        relay.charactersPerMessage = 100_000;
        relay.reviewTotal = new BigDecimal(1000);
        relay.sender = new MessageSender() {
            @Override
            public void send(List<OutgoingMessage> messages) {
                if (failure != null) {
                    throw failure;
                }
                messages.forEach(message -> broker.add(message.partition() + " x " + message.count()));
            }
        };
        sentEvents.database = postgres.getPostgresDatabase();
        sentEvents.written = proxy(Event.class, (method, arguments) -> null);
    }

    @Test
    void whatIsSentLeavesTheOutboxAndIsKept() throws Exception {
        write(3);

        assertThat(relay.relay()).isEqualTo(3);

        assertThat(broker).containsExactly("0 x 3");
        assertThat(count("messaging.outbox")).isZero();
        assertThat(count("messaging.sent")).isEqualTo(3);
    }

    /** A pool that takes the connection back sets auto-commit on, which would commit the removal. */
    @Test
    void notEvenAnErrorRemovesWhatWasNotSent() throws Exception {
        write(1);
        failure = new NoClassDefFoundError("half deployed");

        assertThatThrownBy(relay::relay).isSameAs(failure);

        assertThat(count("messaging.outbox")).isEqualTo(1);
        assertThat(count("messaging.sent")).isZero();
    }

    @Test
    void sendingAgainTwiceSendsEachEventOnceEachTimeAndInTheOldOrder() throws Exception {
        write(3);
        relay.relay();
        List<String> events = texts("select event_id from messaging.sent order by position");
        for (int i = 0; i < 3; i++) {
            assertThat(sentEvents.resend(OffsetDateTime.now().minusHours(1))).isEqualTo(3);
            assertThat(texts("select event_id from messaging.outbox order by position")).isEqualTo(events);
            relay.relay();
        }
    }

    /** As they find it on most days. With it the planner once compared each row of a backlog with each. */
    @Test
    void aBacklogIsReadByPlaceThoughStatisticsSawTheOutboxEmpty() throws Exception {
        write(500);
        update("delete from messaging.outbox");
        update("vacuum (analyze, truncate off) messaging.outbox");
        update("""
                insert into messaging.outbox (partition, event_id, event_type, subject, event)
                select i % 2, gen_random_uuid(), 'ORDER_CREATED', gen_random_uuid(), '{}' from generate_series(1, 5000) i""");
        try (var connection = postgres.getPostgresDatabase().getConnection(); var settings = connection.createStatement();
             var explain = connection.prepareStatement("explain (analyze, timing off) " + OutboxRelay.REMOVE)) {
            connection.setAutoCommit(false);
            settings.execute(OutboxRelay.IN_ORDER_OF_THE_INDEX);
            explain.setArray(1, connection.createArrayOf("int4", new Object[] {0, 1}));
            explain.setInt(2, 100);
            explain.setInt(3, 100);
            List<String> plan = new ArrayList<>();
            try (var rows = explain.executeQuery()) {
                while (rows.next()) {
                    plan.add(rows.getString(1));
                }
            }
            assertThat(plan).anyMatch(step -> step.contains("Tid Scan on outbox"))
                    .noneMatch(step -> step.contains("Rows Removed by Join Filter"))
                    .filteredOn(step -> step.contains("Index") && step.contains("Scan using"))
                    .isNotEmpty().allMatch(step -> step.matches(".*actual rows=100(\\.00)? loops=2.*"));
            connection.commit();
        }
        assertThat(count("messaging.outbox")).isEqualTo(4900);
        assertThat(texts("select (min(o.position) - min(s.position))::text from messaging.outbox o, messaging.sent s"))
                .as("the oldest of both partitions went").containsExactly("100");
    }

    private static void write(int events) throws SQLException {
        for (int i : IntStream.range(0, events).toArray()) {
            update("""
                    insert into messaging.outbox (partition, event_id, event_type, subject, event)
                    values (0, gen_random_uuid(), 'ORDER_CREATED', gen_random_uuid(), '{"number":%d}')""".formatted(i));
        }
    }

    private static long count(String table) throws SQLException {
        return texts("select 1 from " + table).size();
    }

    private static List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement();
             var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static void update(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** As the pools of servers do: a connection that is given back is made as it was. */
    private static DataSource pooled(DataSource database) {
        return proxy(DataSource.class, (outer, none) -> {
            Connection connection = database.getConnection();
            return proxy(Connection.class, (method, arguments) -> {
                if (method.getName().equals("close") && !connection.getAutoCommit()) {
                    connection.setAutoCommit(true);
                }
                return method.invoke(connection, arguments);
            });
        });
    }

    private interface Answer {
        Object to(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(OutboxRelayTest.class.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method, arguments)));
    }
}
