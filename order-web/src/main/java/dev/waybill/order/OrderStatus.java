package dev.waybill.order;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The states of an order, and all ways between them:
 * <pre>
 * PENDING    -- stock reserved --> RESERVED     (inventory.updated)
 * PENDING    -- not enough ------> REJECTED     (inventory.updated)
 * RESERVED   -- charged ---------> CONFIRMED    (payment.completed)
 * RESERVED   -- charge refused --> CANCELLED    (payment.failed)
 * PENDING    -- called off ------> CANCELLED    (by the customer)
 * RESERVED   -- called off ------> CANCELLED
 * CONFIRMED  -- called off ------> CANCELLED
 * </pre>
 * News of the payment may overtake that of the stock, so PENDING also goes where RESERVED goes.
 */
public enum OrderStatus {
    PENDING, RESERVED, CONFIRMED, REJECTED, CANCELLED;

    /** In which an order waits for the next step, and should not wait long. */
    static final Set<OrderStatus> WAITING = EnumSet.of(PENDING, RESERVED);

    private Set<OrderStatus> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(RESERVED, CONFIRMED, REJECTED, CANCELLED);
            case RESERVED -> EnumSet.of(CONFIRMED, CANCELLED);
            case CONFIRMED -> EnumSet.of(CANCELLED);
            case REJECTED, CANCELLED -> EnumSet.noneOf(OrderStatus.class);
        };
    }

    public boolean canBecome(OrderStatus status) {
        return next().contains(status);
    }

    /** The states in which an order waits for the news that brings it here; what nobody waits for changes nothing. */
    List<OrderStatus> previous() {
        return WAITING.stream().filter(status -> status.canBecome(this)).toList();
    }
}
