package dev.waybill.system.reliability;

import dev.waybill.judge.Finding;
import dev.waybill.judge.Invariant;
import dev.waybill.judge.Snapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the client was told, against what is there, beyond that each accepted order is. To be judged with those orders. */
record ClientsWord(Ledger client) implements Invariant {
    private static final String OTHERS = """
            select o.id, k.key from orders.customer_order o left join orders.idempotency_key k on k.order_id = o.id
            where o.id not in (select id from accepted)""";
    private static final String NOT_CANCELLED = "select id, status from judged where status <> 'CANCELLED'";

    @Override
    public String name() {
        return "clients-word";
    }

    @Override
    public String sentence() {
        return "No order is there that no client was told of, and one that a client cancelled is cancelled.";
    }

    @Override
    public List<Finding> findings(Snapshot snapshot) throws SQLException {
        List<Finding> found = new ArrayList<>();
        client.contradicted().forEach(order -> found.add(new Finding(order.toString(), "the answer to two different requests")));
        for (List<String> other : snapshot.rows(OTHERS)) {
            if (other.get(1) == null || !client.givenUp().contains(other.get(1))) {
                found.add(new Finding(other.get(0), "no client was told of it: doubled"));
            }
        }
        for (List<String> order : snapshot.rows(NOT_CANCELLED)) {
            if (client.cancelled().contains(UUID.fromString(order.get(0)))) {
                found.add(new Finding(order.get(0), "cancelled by the client, but " + order.get(1)));
            }
        }
        return found;
    }
}
