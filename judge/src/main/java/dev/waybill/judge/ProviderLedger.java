package dev.waybill.judge;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the payment provider itself says happened to the money, against what Waybill says. */
public record ProviderLedger(Supplier<List<Account>> accounts) implements Invariant {
    private static final String PAYMENTS = """
            select p.order_id, p.status, p.amount, p.currency from judged j join payment.payment p on p.order_id = j.id
            where p.amount > 0""";
    private static final String JUDGED = "select id from judged";
    private static final String ALL = "select id from orders.customer_order";

    /**
     * How often money moved for an order, and how much, in the smallest unit of the currency.
     *
     * @param charges more than one is a double charge
     */
    public record Account(String orderId, int charges, long charged, int refunds, long refunded) {
        private static Account none(String orderId) {
            return new Account(orderId, 0, 0, 0, 0);
        }
    }

    @Override
    public String name() {
        return "provider-ledger";
    }

    @Override
    public String sentence() {
        return "The provider has charged and refunded each order once and with its total, where payment says so, and else never.";
    }

    @Override
    public List<Finding> findings(Snapshot snapshot) throws SQLException {
        Map<String, Account> byOrder = new HashMap<>();
        accounts.get().forEach(account -> byOrder.put(account.orderId(), account));
        List<Finding> found = new ArrayList<>();
        for (List<String> payment : snapshot.rows(PAYMENTS)) {
            Account expected = expected(payment);
            Account known = byOrder.remove(expected.orderId());
            Account actual = known == null ? Account.none(expected.orderId()) : known;
            if (!actual.equals(expected)) {
                found.add(new Finding(expected.orderId(), "payment says " + payment.get(1) + ", the provider " + actual));
            }
        }
        byOrder.values().removeIf(account -> account.charges() == 0 && account.refunds() == 0);
        Set<String> judged = ids(snapshot, JUDGED);
        Set<String> all = byOrder.isEmpty() ? Set.of() : ids(snapshot, ALL);
        byOrder.values().stream().filter(account -> judged.contains(account.orderId()) || !all.contains(account.orderId()))
                .forEach(account -> found.add(new Finding(account.orderId(), "payment knows nothing, the provider " + account)));
        return found;
    }

    private static Set<String> ids(Snapshot snapshot, String query) throws SQLException {
        return snapshot.rows(query).stream().map(row -> row.get(0)).collect(Collectors.toSet());
    }

    private static Account expected(List<String> payment) {
        long amount = new BigDecimal(payment.get(2))
                .movePointRight(Currency.getInstance(payment.get(3)).getDefaultFractionDigits()).longValueExact();
        return switch (payment.get(1)) {
            case "CHARGED" -> new Account(payment.get(0), 1, amount, 0, 0);
            case "REFUNDED" -> new Account(payment.get(0), 1, amount, 1, amount);
            default -> Account.none(payment.get(0));
        };
    }
}
