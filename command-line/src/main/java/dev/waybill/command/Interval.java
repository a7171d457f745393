package dev.waybill.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * From a moment on, until before another; in text as ISO 8601 has it, such as
 * {@code 2026-01-15T09:00:00Z/2026-01-15T11:00:00Z}.
 */
public record Interval(Instant from, Instant to) {
    /** A filter of the broker, for messages that the relay has not sent meanwhile. */
    String excluded() {
        return " AND (sentAt IS NULL OR sentAt < %d OR sentAt >= %d)".formatted(from.toEpochMilli(), to.toEpochMilli());
    }

    @Override
    public String toString() {
        return from + "/" + to;
    }

    /** For options. */
    public static final class Converter implements ITypeConverter<Interval> {
        @Override
        public Interval convert(String text) {
            String[] ends = text.split("/");
            try {
                if (ends.length == 2) {
                    return new Interval(OffsetDateTime.parse(ends[0]).toInstant(), OffsetDateTime.parse(ends[1]).toInstant());
                }
            } catch (DateTimeException e) {
                // the same answer as for one end, or three
            }
            throw new TypeConversionException("two instants with a / between them are expected, not " + text);
        }
    }
}
