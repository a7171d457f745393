package dev.waybill.order;

import static dev.waybill.order.OrderStatus.CANCELLED;
import static dev.waybill.order.OrderStatus.CONFIRMED;
import static dev.waybill.order.OrderStatus.PENDING;
import static dev.waybill.order.OrderStatus.REJECTED;
import static dev.waybill.order.OrderStatus.RESERVED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderStatusTest {
    @Test
    void whatHasEndedStaysSo() {
        for (OrderStatus status : OrderStatus.values()) {
            assertThat(REJECTED.canBecome(status)).isFalse();
            assertThat(CANCELLED.canBecome(status)).isFalse();
        }
    }

    @Test
    void aStatusKnowsWhereItComesFrom() {
        assertThat(RESERVED.previous()).containsExactly(PENDING);
        assertThat(CONFIRMED.previous()).containsExactly(PENDING, RESERVED);
        assertThat(REJECTED.previous()).containsExactly(PENDING);
        assertThat(CANCELLED.previous()).containsExactly(PENDING, RESERVED);
        assertThat(PENDING.previous()).isEmpty();
    }
}
