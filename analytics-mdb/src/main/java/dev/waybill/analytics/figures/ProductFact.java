package dev.waybill.analytics.figures;

import dev.waybill.events.Event;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderLine;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

/** What a line of an order adds to the figures of its product. */
record ProductFact(boolean returned, OffsetDateTime time, OrderLine line) {
    /** None where nothing was sold or returned: what was never confirmed was never sold. */
    static Stream<ProductFact> of(Event<?> event) {
        if (event.data() instanceof OrderConfirmed order) {
            return order.lines().stream().map(line -> new ProductFact(false, event.time(), line));
        }
        if (event.data() instanceof OrderCancelled order && order.confirmed()) {
            return order.lines().stream().map(line -> new ProductFact(true, event.time(), line));
        }
        return Stream.empty();
    }
}
