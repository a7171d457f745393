package dev.waybill.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Money;
import dev.waybill.events.OrderLine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StockAllocationTest {
    private final StockAllocation allocation = new StockAllocation(Map.of("beans", 10, "pot", 1));

    @Test
    void anOrderGetsAllItsLines() {
        assertThat(allocation.take(Map.of("beans", 4, "pot", 1))).isNull();
        assertThat(allocation.available()).isEqualTo(Map.of("beans", 6, "pot", 0));
        assertThat(allocation.taken()).isEqualTo(Map.of("beans", 4, "pot", 1));
    }

    @Test
    void orNoneOfThem() {
        assertThat(allocation.take(Map.of("beans", 4, "pot", 2))).isEqualTo("not enough stock of pot: 2 ordered, 1 left");
        assertThat(allocation.available()).isEqualTo(Map.of("beans", 10, "pot", 1));
        assertThat(allocation.taken()).isEmpty();
    }

    @Test
    void whoComesFirstIsServedFirstAndASmallerOrderStillFits() {
        assertThat(allocation.take(Map.of("beans", 7))).isNull();
        assertThat(allocation.take(Map.of("beans", 4))).contains("3 left");
        assertThat(allocation.take(Map.of("beans", 3))).isNull();
        assertThat(allocation.available().get("beans")).isZero();
    }

    @Test
    void aProductWithoutStockCountsAsNone() {
        assertThat(allocation.take(Map.of("cups", 1))).isEqualTo("not enough stock of cups: 1 ordered, 0 left");
    }

    @Test
    void twoLinesOfOneProductCountTogether() {
        var line = new OrderLine("beans", "Beans", 6, Money.of("1.00", "EUR"));

        assertThat(allocation.take(StockAllocation.wanted(List.of(line, line)))).contains("12 ordered");
    }
}
