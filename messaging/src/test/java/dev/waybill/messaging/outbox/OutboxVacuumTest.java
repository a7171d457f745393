package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.TestDatabase;
import dev.waybill.messaging.schedule.ScheduledTasks;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutboxVacuumTest {
    private static final int EVENTS = 2_000;
    private static EmbeddedPostgres postgres;

    private final OutboxVacuum vacuum = new OutboxVacuum();

    @BeforeAll
    static void start() throws Exception {
        postgres = TestDatabase.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void theNextEventsTakeTheRoomOfThoseThatAreGone() throws Exception {
        vacuum.database = postgres.getPostgresDatabase();
        vacuum.tasks = new ScheduledTasks() {
            @Override
            public void runAfter(Duration delay, Runnable task) {
                task.run();
            }
        };
        writeAndRemove();
        vacuum.removed(OutboxVacuum.EVERY - 1);
        writeAndRemove();
        long size = size();

        vacuum.removed(1);
        writeAndRemove();
        writeAndRemove();

        assertThat(size()).as("two loads fit in, where two were removed").isEqualTo(size);
        writeAndRemove();
        assertThat(size()).as("after that nothing was vacuumed").isGreaterThan(size);
    }

    private static void writeAndRemove() throws SQLException {
        execute("""
                insert into messaging.outbox (partition, event_id, event_type, subject, event)
                select i %% 4, gen_random_uuid(), 'ORDER_CREATED', gen_random_uuid(), repeat('x', 400) from generate_series(1, %d) i"""
                .formatted(EVENTS));
        execute("delete from messaging.outbox");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long size() throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement();
             var rows = statement.executeQuery("select pg_relation_size('messaging.outbox')")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
