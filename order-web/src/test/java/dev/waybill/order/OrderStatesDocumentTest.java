package dev.waybill.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.InventoryUpdated;
import dev.waybill.events.InventoryUpdated.Outcome;
import dev.waybill.events.Money;
import dev.waybill.events.PaymentCompleted;
import dev.waybill.events.PaymentFailed;
import dev.waybill.events.PaymentRefunded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of states and events in {@code docs/orders.md} says what the code does. */
class OrderStatesDocumentTest {
    private static final UUID ORDER = UUID.randomUUID();
    private static final Money TOTAL = Money.of("1.00", "EUR");
    /** In the order of the columns. */
    private static final List<Event<?>> EVENTS = List.of(stock(Outcome.RESERVED), stock(Outcome.REJECTED), stock(Outcome.RELEASED),
            event(EventType.PAYMENT_COMPLETED, new PaymentCompleted(ORDER, "ada", TOTAL, "pi_1")),
            event(EventType.PAYMENT_FAILED, new PaymentFailed(ORDER, "ada", TOTAL, "card_declined", "declined")),
            event(EventType.PAYMENT_REFUNDED, new PaymentRefunded(ORDER, "ada", TOTAL, "pi_1", "re_1")));

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void everyEventDoesWhatTheTableSays(OrderStatus status) throws IOException {
        List<String> expected = new ArrayList<>();
        for (Event<?> event : EVENTS) {
            expected.add(OrderStep.of(event, true).map(OrderStep::to).filter(to -> to.previous().contains(status))
                    .map(to -> "`" + to + "`").findAny().orElse("–"));
        }
        expected.add(switch (status) {
            case REJECTED -> "refused (409)";
            case CANCELLED -> "– (200, as the first time)";
            default -> status.canBecome(OrderStatus.CANCELLED) ? "`CANCELLED`" : "refused (409)";
        });

        assertThat(row(status)).isEqualTo("| `" + status + "` | " + String.join(" | ", expected) + " |");
    }

    @Test
    void withoutPaymentItsStockConfirmsAnOrder() {
        assertThat(OrderStep.of(stock(Outcome.RESERVED), false)).extracting(OrderStep::to).containsExactly(OrderStatus.CONFIRMED);
        assertThat(OrderStep.of(stock(Outcome.REJECTED), false)).extracting(OrderStep::to).containsExactly(OrderStatus.REJECTED);
    }

    private static String row(OrderStatus status) throws IOException {
        return Files.readAllLines(Path.of("../docs/orders.md")).stream().filter(line -> line.startsWith("| `" + status + "` |")).findFirst().orElse("");
    }

    private static Event<?> stock(Outcome outcome) {
        return event(EventType.INVENTORY_UPDATED, new InventoryUpdated(ORDER, "ada", outcome, TOTAL, null, List.of(), "sold out"));
    }

    private static <T extends Record> Event<T> event(EventType type, T data) {
        return Event.of(type, "/test", ORDER, null, data);
    }
}
