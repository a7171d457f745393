package dev.waybill.timeline;

import dev.waybill.events.Money;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person wants to see of an event's data at a glance; each null where the event has none.
 *
 * @param outcome such as {@code RESERVED}
 * @param reason  why the order ended, or why something was refused
 * @param amount  of the order, or of the payment
 */
public record EventSummary(String outcome, String reason, Money amount) {
    /** Kept: a virtual machine that is asked for components makes them anew each time. */
    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getAccessor));
        }
    };

    /** By the names that the contract uses, so that an event type that is added needs no line here. */
    static EventSummary of(Record data) {
        return new EventSummary(component(data, "outcome").map(Object::toString).orElse(null),
                component(data, "reason").map(Object::toString).orElse(null),
                component(data, "amount").or(() -> component(data, "total")).filter(Money.class::isInstance)
                        .map(Money.class::cast).orElse(null));
    }

    private static Optional<Object> component(Record data, String name) {
        return Optional.ofNullable(ACCESSORS.get(data.getClass()).get(name)).map(accessor -> value(data, accessor));
    }

    private static Object value(Record data, Method accessor) {
        try {
            return accessor.invoke(data);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("events are public records: " + data.getClass().getName(), e);
        }
    }
}
