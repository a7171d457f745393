package dev.waybill.judge;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What there was of each product before the first order, where somebody knows that: the database does not. */
public record InitialStock(Supplier<Map<String, Long>> pieces) implements Invariant {
    private static final String STOCK = "select product_id, available + reserved, available, reserved from inventory.stock";

    @Override
    public String name() {
        return "stock-initial";
    }

    @Override
    public String sentence() {
        return "What is available and what is reserved of a product are together what there was of it at first.";
    }

    @Override
    public List<Finding> findings(Snapshot snapshot) throws SQLException {
        Map<String, Long> missing = new HashMap<>(pieces.get());
        List<Finding> found = new ArrayList<>();
        for (List<String> stock : snapshot.rows(STOCK)) {
            Long initial = missing.remove(stock.get(0));
            if (initial != null && initial != Long.parseLong(stock.get(1))) {
                found.add(new Finding(stock.get(0), "%d at first, %s available and %s reserved"
                        .formatted(initial, stock.get(2), stock.get(3))));
            }
        }
        missing.forEach((product, initial) -> found.add(new Finding(product, initial + " at first, none known now")));
        return found;
    }
}
