package dev.waybill.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Money;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.PaymentFailed;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventSummaryTest {
    private static final Money MONEY = Money.of("5.00", "EUR");

    @Test
    void theTotalOfAnOrderIsTheAmount() {
        var cancelled = new OrderCancelled(UUID.randomUUID(), "ada", List.of(), MONEY, false, "found it cheaper");
        assertThat(EventSummary.of(cancelled)).isEqualTo(new EventSummary(null, "found it cheaper", MONEY));
    }

    @Test
    void soIsThatOfAPayment() {
        var failed = new PaymentFailed(UUID.randomUUID(), "ada", MONEY, "card_declined", "The card was declined");
        assertThat(EventSummary.of(failed)).isEqualTo(new EventSummary(null, "The card was declined", MONEY));
    }
}
