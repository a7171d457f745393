package dev.waybill.events;

import java.util.List;
import java.util.UUID;

/** One event of each type. */
final class EventSamples {
    private static final UUID ORDER = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final Money TOTAL = Money.of("25.00", "EUR");
    private static final List<OrderLine> LINES =
            List.of(new OrderLine("espresso-beans", "Espresso beans, 1 kg", 2, Money.of("12.50", "EUR")));

    private EventSamples() {
    }

    static Event<?> of(EventType type) {
        return Event.of(type, "/waybill/test", ORDER, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", switch (type) {
            case ORDER_CREATED -> new OrderCreated(ORDER, "ada", LINES, TOTAL, "pm_card_visa");
            case ORDER_CONFIRMED -> new OrderConfirmed(ORDER, "ada", LINES, TOTAL);
            case ORDER_REJECTED -> new OrderRejected(ORDER, "ada", LINES, TOTAL, "sold out");
            case ORDER_CANCELLED -> new OrderCancelled(ORDER, "ada", LINES, TOTAL, true, "changed my mind");
            case INVENTORY_UPDATED -> new InventoryUpdated(ORDER, "ada", InventoryUpdated.Outcome.RESERVED, TOTAL, "pm_card_visa",
                    List.of(new InventoryUpdated.StockLeft("espresso-beans", 98)), null);
            case CHARGE_REQUESTED, REFUND_REQUESTED -> new PaymentRequested(ORDER, "ada", TOTAL, "pm_card_visa");
            case PAYMENT_COMPLETED -> new PaymentCompleted(ORDER, "ada", TOTAL, "pi_1");
            case PAYMENT_FAILED -> new PaymentFailed(ORDER, "ada", TOTAL, "insufficient_funds", "the card has insufficient funds");
            case PAYMENT_REFUNDED -> new PaymentRefunded(ORDER, "ada", TOTAL, "pi_1", "re_1");
            case EMAIL_REQUESTED, PUSH_REQUESTED -> new NotificationRequested(UUID.randomUUID(), ORDER, "ada",
                    "ada@example.org", "Ada", "en", NotificationRequested.Subject.ORDER_CONFIRMED, LINES, TOTAL, null);
        });
    }
}
