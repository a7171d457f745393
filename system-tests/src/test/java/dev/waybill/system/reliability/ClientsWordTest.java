package dev.waybill.system.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.judge.Finding;
import dev.waybill.judge.Judge;
import dev.waybill.judge.Scope;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client was told and is not so is found. */
class ClientsWordTest {
    private static EmbeddedPostgres postgres;

    private final UUID order = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Ledger client = new Ledger();

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        Stream.of("messaging", "orders").forEach(schema -> Flyway.configure().dataSource(postgres.getPostgresDatabase()).schemas(schema)
                .defaultSchema(schema).locations("classpath:db/migration/" + schema).load().migrate());
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void anOrder() throws Exception {
        execute("truncate orders.customer_order, orders.order_line, orders.idempotency_key");
        add(order, "CONFIRMED");
        client.accepted(order);
    }

    @Test
    void anOrderThatNobodyWasToldOfIsFound() throws Exception {
        assertThat(findings()).isEmpty();
        add(other, "CONFIRMED");
        assertThat(findings()).containsExactly(new Finding(other.toString(), "no client was told of it: doubled"));
    }

    @Test
    void oneWhoseRequestWasGivenUpMayBeThere() throws Exception {
        add(other, "CONFIRMED");
        execute("insert into orders.idempotency_key (key, order_id, fingerprint) values ('given up', '" + other + "', '')");
        assertThat(findings()).hasSize(1);
        client.givenUp("given up");
        assertThat(findings()).isEmpty();
    }

    @Test
    void aCancellationThatDidNotLastIsFound() throws Exception {
        client.cancelled(order);
        assertThat(findings()).containsExactly(new Finding(order.toString(), "cancelled by the client, but CONFIRMED"));
        execute("update orders.customer_order set status = 'CANCELLED'");
        assertThat(findings()).isEmpty();
    }

    @Test
    void oneOrderForTwoRequestsIsFound() throws Exception {
        client.contradicted(order);
        assertThat(findings()).containsExactly(new Finding(order.toString(), "the answer to two different requests"));
    }

    private List<Finding> findings() throws Exception {
        var judge = new Judge();
        judge.invariants().forEach(invariant -> judge.without(invariant.name()));
        judge.with(new ClientsWord(client));
        try (var connection = postgres.getPostgresDatabase().getConnection()) {
            return judge.judge(connection, Scope.of(client.accepted())).violations().stream()
                    .flatMap(violation -> violation.findings().stream()).toList();
        }
    }

    private void add(UUID id, String status) throws Exception {
        execute("insert into orders.customer_order (id, customer_id, status, total, currency, created_at, updated_at) values ('" + id + "', 'ada', '" + status
                + "', 1, 'EUR', now(), now())");
    }

    private void execute(String sql) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
