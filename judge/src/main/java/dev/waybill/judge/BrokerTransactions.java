package dev.waybill.judge;

import dev.waybill.broker.Jolokia;
import java.util.List;
import java.util.stream.StreamSupport;

/** In the broker: nothing waits for the second phase of a commit, because Waybill commits in one. */
public record BrokerTransactions(Jolokia broker) implements Invariant {
    @Override
    public String name() {
        return "no-prepared-transaction-in-the-broker";
    }

    @Override
    public String sentence() {
        return "The broker holds no prepared transaction.";
    }

    @Override
    public List<Finding> findings(Snapshot snapshot) {
        var prepared = broker.execute(Jolokia.broker(), "listPreparedTransactions()");
        return StreamSupport.stream(prepared.spliterator(), false).map(each -> new Finding(each.asText(), "prepared")).toList();
    }
}
