package dev.waybill.sales;

import dev.waybill.analytics.figures.BucketSize;
import dev.waybill.rest.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Whole buckets of UTC.
 *
 * @param from start of the first bucket
 * @param to   end of the last
 */
record Period(OffsetDateTime from, OffsetDateTime to) {
    static final int MOST_BUCKETS = 1000;
    private static final int LAST_YEAR = 9999;

    /**
     * Both ends in UTC, moved apart to where buckets begin and end; a missing end is now, a missing begin a day before.
     *
     * @throws ProblemException if an end cannot be read, they are the wrong way round or hold too many buckets
     */
    static Period of(String fromText, String toText, BucketSize size, OffsetDateTime now) {
        var to = toText == null ? now : instant("to", toText);
        var from = fromText == null ? to.minusDays(1) : instant("from", fromText);
        if (!from.isBefore(to)) {
            throw ProblemException.unreadable("from", "must be before \"to\" (" + to + ")");
        }
        return new Period(from.truncatedTo(size.unit()), end(to, size));
    }

    private static OffsetDateTime end(OffsetDateTime to, BucketSize size) {
        var start = to.truncatedTo(size.unit());
        return start.equals(to) ? to : start.plus(1, size.unit());
    }

    Period bounded(BucketSize size) {
        long buckets = size.unit().between(from, to);
        if (buckets > MOST_BUCKETS) {
            throw ProblemException.unreadable("from", "the period holds " + buckets + " buckets, at most " + MOST_BUCKETS + " are allowed");
        }
        return this;
    }

    /** An instant, such as {@code 2026-01-15T09:00:00Z}, or a date, which is its first moment in UTC. */
    static OffsetDateTime instant(String field, String text) {
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
