package dev.waybill.messaging.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FailureTableTest {
    private static EmbeddedPostgres postgres;

    private final FailureTable table = new FailureTable();
    private final UUID event = UUID.randomUUID();

    FailureTableTest() {
        table.database = postgres.getPostgresDatabase();
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
    void theLastAttemptIsKept() throws Exception {
        fail(1, "timeout");
        fail(2, "a zero \0 has no place");

        assertThat(row()).isEqualTo("2 a zero  has no place - -");
    }

    /** That its event was corrected stays true: another copy of it may still come. */
    @Test
    void aSecondCopyThatFailsIsOpenAgainAndStaysCorrected() throws Exception {
        fail(4, "too many");
        UUID corrected = UUID.randomUUID();
        execute("""
                update messaging.failure set resolved_at = now(), resolved_by = 'operator', resolution = 'EDIT', new_event_id = '%s'
                where event_id = '%s'""".formatted(corrected, event));

        fail(1, "too many, again");

        assertThat(row()).isEqualTo("1 too many, again - " + corrected);
    }

    private void fail(int attempt, String exception) throws Exception {
        table.write(new Failure("inventory", event.toString(), "order.created", UUID.randomUUID().toString(), "inventory.order-events",
                attempt, exception, null));
    }

    private String row() throws Exception {
        try (var connection = table.database.getConnection(); var statement = connection.createStatement();
             var rows = statement.executeQuery("""
                     select concat_ws(' ', attempts, exception, coalesce(resolved_at::text, resolved_by, resolution, '-'),
                            coalesce(new_event_id::text, '-')) from messaging.failure where event_id = '%s'""".formatted(event))) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws Exception {
        try (var connection = table.database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
