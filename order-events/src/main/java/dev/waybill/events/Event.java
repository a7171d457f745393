package dev.waybill.events;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One fact, with its CloudEvents 1.0 context attributes.
 *
 * @param id          what makes its effects happen once; UUIDv7 (RFC 9562)
 * @param type        what happened
 * @param source      the module that says so, as a URI reference
 * @param subject     the order that it is about
 * @param time        when it happened, UTC, microseconds
 * @param traceparent W3C trace context, or null
 * @param data        the payload, a record of {@link EventType#data()}
 */
public record Event<T extends Record>(UUID id, EventType type, String source, UUID subject, OffsetDateTime time,
                                      String traceparent, T data) {
    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(time, "time");
        if (!type.data().isInstance(data)) {
            throw new IllegalArgumentException(type.type() + " carries " + type.data().getSimpleName());
        }
    }

    /** This event where it carries such data, else nothing. */
    public <D extends Record> Stream<Event<D>> as(Class<D> dataType) {
        return dataType.isInstance(data)
                ? Stream.of(new Event<>(id, type, source, subject, time, traceparent, dataType.cast(data))) : Stream.empty();
    }

    /** A new fact, now. */
    public static <T extends Record> Event<T> of(EventType type, String source, UUID subject, String traceparent, T data) {
        return at(Instant.now(), type, source, subject, traceparent, data);
    }

    /** A fact of that moment: its id carries the same milliseconds as its time, so ids can be cut where times are. */
    public static <T extends Record> Event<T> at(Instant moment, EventType type, String source, UUID subject, String traceparent, T data) {
        var time = moment.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        return new Event<>(UuidCreator.getTimeOrderedEpoch(moment), type, source, subject, time, traceparent, data);
    }

    /** The least id that an event of this moment or a later one can have; the moment is in whole milliseconds. */
    public static UUID leastId(Instant moment) {
        return UuidCreator.getTimeOrderedEpochMin(moment);
    }
}
