package dev.waybill.inventory.stock;

import java.util.Optional;

/** What order-web may ask and tell inventory, in the same process. */
public interface StockLevels {
    Optional<StockLevel> find(String productId);

    /** Sets how many pieces can be reserved from now on; what is reserved stays so. */
    StockLevel setAvailable(String productId, int available);
}
