package dev.waybill.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Moments as requests give them. */
public final class Instants {
    private static final int LAST_YEAR = 9999;

    private Instants() {
    }

    /** An instant, such as {@code 2026-01-15T09:00:00Z}, or a date, which is its first moment in UTC. */
    public static OffsetDateTime read(String field, String text) {
        try {
            var instant = text.length() == 10 ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
            if (instant.getYear() >= 1970 && instant.getYear() <= LAST_YEAR) {
                return instant;
            }
        } catch (DateTimeException e) {
            // the same answer as for a year out of range
        }
        throw ProblemException.unreadable(field, "an instant such as 2026-01-15T09:00:00Z or a date such as 2026-01-15 is expected");
    }
}
