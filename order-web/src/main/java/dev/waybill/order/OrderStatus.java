package dev.waybill.order;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The states of an order, and all ways between them:
 * <pre>
 * PENDING   -- stock reserved --> RESERVED     (inventory.updated)
 * PENDING   -- not enough -----> REJECTED      (inventory.updated)
 * PENDING   -- called off -----> CANCELLED     (by the customer)
 * RESERVED  -- called off -----> CANCELLED
 * </pre>
 */
public enum OrderStatus {
    PENDING, RESERVED, REJECTED, CANCELLED;

    private Set<OrderStatus> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(RESERVED, REJECTED, CANCELLED);
            case RESERVED -> EnumSet.of(CANCELLED);
            case REJECTED, CANCELLED -> EnumSet.noneOf(OrderStatus.class);
        };
    }

    public boolean canBecome(OrderStatus status) {
        return next().contains(status);
    }

    /** The states from which this one is reached. */
    List<OrderStatus> previous() {
        return Arrays.stream(values()).filter(status -> status.canBecome(this)).toList();
    }
}
