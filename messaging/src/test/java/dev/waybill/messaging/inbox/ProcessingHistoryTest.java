package dev.waybill.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProcessingHistoryTest {
    private static EmbeddedPostgres postgres;

    private final ProcessingHistory history = new ProcessingHistory();
    private final UUID event = UUID.randomUUID();

    ProcessingHistoryTest() {
        history.database = postgres.getPostgresDatabase();
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
    void whoHasHandledAnEventAndWhoHasFailedOnItIsKnown() throws Exception {
        handled("order", event, 3);
        handled("analytics", event, 1);
        failed("order", event, 2, "timeout");
        failed("payment", event, 4, "declined");
        handled("zebra", UUID.randomUUID(), 1);
        failed("aardvark", UUID.randomUUID(), 1, "hunger");

        assertThat(history.of(List.of(event)).get(event)).satisfiesExactly(
                analytics -> {
                    assertThat(analytics.consumer()).isEqualTo("analytics");
                    assertThat(analytics.handledAt()).isNotNull();
                    assertThat(analytics.failedAttempts()).isZero();
                    assertThat(analytics.lastFailure()).isNull();
                    assertThat(analytics.lastFailedAt()).isNull();
                },
                order -> {
                    assertThat(order.consumer()).isEqualTo("order");
                    assertThat(order.handledAt()).isNotNull();
                    assertThat(order.failedAttempts()).isEqualTo(2);
                    assertThat(order.lastFailure()).isEqualTo("timeout");
                    assertThat(order.lastFailedAt()).isNotNull();
                },
                payment -> {
                    assertThat(payment.consumer()).isEqualTo("payment");
                    assertThat(payment.handledAt()).isNull();
                    assertThat(payment.failedAttempts()).isEqualTo(4);
                });
    }

    @Test
    void anEventThatNobodyHasTouchedIsMissing() throws Exception {
        assertThat(history.of(List.of(event, UUID.randomUUID()))).isEmpty();
        assertThat(history.of(List.of())).isEmpty();
    }

    @Test
    void noTableIsReadAsAWhole() throws Exception {
        execute("insert into messaging.inbox (consumer, event_id) "
                + "select 'c' || i % 9, gen_random_uuid() from generate_series(1, 50000) i; "
                + "insert into messaging.failure (consumer, event_id, queue, attempts, exception) "
                + "select 'c' || i % 9, gen_random_uuid(), 'q', 1, 'e' from generate_series(1, 50000) i; analyze messaging.inbox, messaging.failure");
        try (var connection = history.database.getConnection(); var explain = connection.prepareStatement("explain " + ProcessingHistory.PROCESSING)) {
            explain.setArray(1, connection.createArrayOf("uuid", new Object[] {event}));
            explain.setArray(2, connection.createArrayOf("text", new Object[] {event.toString()}));
            try (var rows = explain.executeQuery()) {
                while (rows.next()) {
                    assertThat(rows.getString(1)).doesNotContain("Seq Scan");
                }
            }
        }
    }

    private void handled(String consumer, UUID id, int minute) throws Exception {
        execute("insert into messaging.inbox values ('%s', '%s', now() + interval '%d minutes')".formatted(consumer, id, minute));
    }

    private void failed(String consumer, UUID id, int attempts, String exception) throws Exception {
        execute("insert into messaging.failure (consumer, event_id, queue, attempts, exception) values ('%s', '%s', 'q', %d, '%s')"
                .formatted(consumer, id, attempts, exception));
    }

    private void execute(String sql) throws Exception {
        try (var connection = history.database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
