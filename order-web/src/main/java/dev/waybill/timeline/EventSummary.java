package dev.waybill.timeline;

import dev.waybill.events.Money;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a person wants to see of an event's data at a glance; each null where the event has none.
 *
 * @param outcome such as {@code RESERVED}
 * @param reason  why the order ended, or why something was refused
 * @param amount  of the order, or of the payment
 */
public record EventSummary(String outcome, String reason, Money amount) {
    /** By the names that the contract uses, so that an event type that is added needs no line here. */
    static EventSummary of(Record data) {
        return new EventSummary(component(data, "outcome").map(Object::toString).orElse(null),
                component(data, "reason").map(Object::toString).orElse(null),
                component(data, "amount").or(() -> component(data, "total")).filter(Money.class::isInstance)
                        .map(Money.class::cast).orElse(null));
    }

    private static Optional<Object> component(Record data, String name) {
        return Arrays.stream(data.getClass().getRecordComponents()).filter(component -> component.getName().equals(name))
                .findAny().map(component -> value(data, component));
    }

    private static Object value(Record data, RecordComponent component) {
        try {
            return component.getAccessor().invoke(data);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("events are public records: " + data.getClass().getName(), e);
        }
    }
}
